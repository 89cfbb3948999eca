package io.tollgate.admin.service;

/** Whose a metric is. */
public sealed interface MetricOwner {
  long id();

  record OfService(long id) implements MetricOwner {}

  record OfBackend(long id) implements MetricOwner {}
}
