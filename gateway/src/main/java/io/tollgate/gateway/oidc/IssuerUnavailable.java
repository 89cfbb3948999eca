package io.tollgate.gateway.oidc;

/** What an issuer publishes could not be had. The message says where and why, without secrets. */
final class IssuerUnavailable extends Exception {

  private static final long serialVersionUID = 1;

  IssuerUnavailable(String message) {
    super(message);
  }
}
