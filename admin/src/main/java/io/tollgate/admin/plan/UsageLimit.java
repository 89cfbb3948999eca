package io.tollgate.admin.plan;

import io.tollgate.protocol.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * How often applications of a plan may use a metric in a period.
 *
 * @param backendId the backend whose metric it is, null for a metric of the service itself
 * @param value 0 disables the metric
 */
public record UsageLimit(
    long id,
    long serviceId,
    long planId,
    long metricId,
    @Nullable Long backendId,
    Period period,
    long value,
    long createdAt,
    long updatedAt) {}
