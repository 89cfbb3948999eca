package io.tollgate.admin.plan;

import org.jspecify.annotations.Nullable;

/**
 * Something that plans promise.
 *
 * @param serviceId null for a feature of account plans
 * @param scope kind of the plans that may have it
 */
public record Feature(
    long id,
    @Nullable Long serviceId,
    PlanKind scope,
    FeatureAttributes attributes,
    long createdAt,
    long updatedAt) {}
