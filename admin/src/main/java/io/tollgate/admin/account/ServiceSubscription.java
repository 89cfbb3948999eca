package io.tollgate.admin.account;

import org.jspecify.annotations.Nullable;

/**
 * An account's subscription to a service. Times are epoch milliseconds.
 *
 * @param setupFee of its plan, in ten-thousandths
 * @param acceptedAt null while it is pending
 * @param trialEnd null when there is no trial
 * @param paidUntil null without the billing module
 */
public record ServiceSubscription(
    long id,
    long tenantId,
    long accountId,
    long serviceId,
    long planId,
    long setupFee,
    SubscriptionState state,
    @Nullable Long acceptedAt,
    @Nullable Long trialEnd,
    @Nullable Long paidUntil,
    long createdAt,
    long updatedAt) {}
