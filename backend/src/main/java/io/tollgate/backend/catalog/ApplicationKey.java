package io.tollgate.backend.catalog;

import java.util.Comparator;

/**
 * Names an application: ids are unique in their service only. The order is the one in which several
 * applications are locked.
 */
public record ApplicationKey(String serviceId, String applicationId)
    implements Comparable<ApplicationKey> {

  private static final Comparator<ApplicationKey> ORDER =
      Comparator.comparing(ApplicationKey::serviceId).thenComparing(ApplicationKey::applicationId);

  @Override
  public int compareTo(ApplicationKey other) {
    return ORDER.compare(this, other);
  }
}
