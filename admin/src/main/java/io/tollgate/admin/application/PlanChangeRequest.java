package io.tollgate.admin.application;

import org.jspecify.annotations.Nullable;

/**
 * A developer's request for another plan of an application. Times are epoch milliseconds.
 *
 * @param userId who asked, null when that is not known
 * @param reason why it was declined
 * @param decidedAt null while it is open
 */
public record PlanChangeRequest(
    long id,
    long applicationId,
    long accountId,
    long serviceId,
    long fromPlanId,
    long toPlanId,
    @Nullable Long userId,
    PlanChangeState state,
    @Nullable String reason,
    long createdAt,
    @Nullable Long decidedAt) {}
