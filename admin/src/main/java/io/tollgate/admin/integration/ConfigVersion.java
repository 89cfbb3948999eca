package io.tollgate.admin.integration;

import io.tollgate.protocol.gateway.Environment;

/**
 * One version of a service's configuration in one environment.
 *
 * @param content its exact text
 */
public record ConfigVersion(
    long id, long serviceId, Environment environment, long version, String content) {

  /** Without the content: it holds tokens. */
  @Override
  public String toString() {
    return "ConfigVersion[service " + serviceId + ", " + environment + ", " + version + "]";
  }
}
