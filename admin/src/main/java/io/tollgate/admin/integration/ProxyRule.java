package io.tollgate.admin.integration;

import io.tollgate.admin.service.MetricOwner;

/**
 * A mapping rule as it is kept.
 *
 * @param delta added to the metric when it matches
 * @param position from 1 among the rules of its owner
 * @param last whether later rules are left out when it matches
 */
public record ProxyRule(
    long id,
    long tenantId,
    MetricOwner owner,
    long metricId,
    String httpMethod,
    String pattern,
    long delta,
    long position,
    boolean last,
    long createdAt,
    long updatedAt) {

  RuleDraft draft() {
    return new RuleDraft(metricId, httpMethod, pattern, delta, position, last);
  }
}
