package io.tollgate.backend.catalog;

import io.tollgate.protocol.time.Period;

/**
 * A usage limit of a plan.
 *
 * @param maxValue most that may be used in one window; 0 disables the metric
 */
public record Limit(Metric metric, Period period, long maxValue) {}
