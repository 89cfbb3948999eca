package io.tollgate.server.demo;

/**
 * The sample product as its user needs it for a first call.
 *
 * @param serviceId id of the product
 * @param serviceToken for the Service Management API
 * @param host public host name in production
 * @param userKey of the application on the plan Basic
 */
public record Sample(String serviceId, String serviceToken, String host, String userKey) {

  /** By this name the product is found again. */
  public static final String SYSTEM_NAME = "echo_api";

  /** Without the secrets. */
  @Override
  public String toString() {
    return "Sample[" + serviceId + ", " + host + "]";
  }
}
