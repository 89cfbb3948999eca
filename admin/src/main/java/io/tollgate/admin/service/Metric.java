package io.tollgate.admin.service;

import org.jspecify.annotations.Nullable;

/**
 * A metric, or with a parent a method.
 *
 * @param systemName unique within its owner
 */
public record Metric(
    long id,
    MetricOwner owner,
    @Nullable Long parentId,
    String systemName,
    String friendlyName,
    @Nullable String description,
    String unit,
    long createdAt,
    long updatedAt) {

  /** System name of the metric that counts every call and has the methods. */
  public static final String HITS = "hits";

  public boolean isMethod() {
    return parentId != null;
  }

  public boolean isHits() {
    return parentId == null && systemName.equals(HITS);
  }

  /** The name by which authorisation knows it: unique over a service and all its backends. */
  public String publishedName() {
    return switch (owner) {
      case MetricOwner.OfService service -> systemName;
      case MetricOwner.OfBackend backend -> systemName + "." + backend.id();
    };
  }
}
