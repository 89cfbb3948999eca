package io.tollgate.admin.event;

import org.jspecify.annotations.Nullable;

/** What authorisation knew of a metric that is gone. */
public record RemovedMetric(long id, String name, @Nullable Long parentId) {}
