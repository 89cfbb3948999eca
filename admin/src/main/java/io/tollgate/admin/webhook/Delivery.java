package io.tollgate.admin.webhook;

import org.jspecify.annotations.Nullable;

/**
 * An event on its way, or given up.
 *
 * @param event the XML that is sent
 * @param attempts how often it was tried
 * @param failedAt when it was given up, null while it is not
 * @param error how the last attempt failed
 */
public record Delivery(
    long id,
    long tenantId,
    String uuid,
    String url,
    String event,
    int attempts,
    @Nullable Long failedAt,
    @Nullable String error) {

  /** Without URL and event: they hold secrets. */
  @Override
  public String toString() {
    return "Delivery[" + uuid + "]";
  }
}
