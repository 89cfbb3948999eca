package io.tollgate.gateway.call;

/**
 * The one catalogue of refusals of the gateway (gateway.md, 2.5): whose fault it is, and the text
 * that operators look for in the log (4.3).
 */
public enum RefusalReason {
  MALFORMED_REQUEST(Fault.CLIENT, "malformed request: %s"),
  UNKNOWN_HOST(Fault.GATEWAY, "could not find service for host: %s"),
  CREDENTIALS_MISSING(Fault.CLIENT, "no credentials provided for service %s"),
  NO_RULE_MATCHED(Fault.CLIENT, "no rules matched for service %s"),
  AUTHORIZATION_FAILED(Fault.CLIENT, "authorization failed for service %s"),
  LIMITS_EXCEEDED(Fault.CLIENT, "limits exceeded for service %s"),
  NO_UPSTREAM(Fault.GATEWAY, "could not find upstream for service: %s"),
  POLICY_FAILED(Fault.GATEWAY, "a policy failed for service %s"),
  ADDRESS_NOT_ALLOWED(Fault.CLIENT, "ip_check refused a client of service %s"),
  PAYLOAD_TOO_LARGE(Fault.CLIENT, "a body is larger than payload_limits allow for service %s"),
  CLAIMS_NOT_ALLOWED(Fault.CLIENT, "jwt_claim_check refused a token of service %s"),
  EDGE_LIMIT_EXCEEDED(Fault.CLIENT, "rate_limit refused a call to service %s"),
  EDGE_LIMIT_UNKNOWN(Fault.GATEWAY, "rate_limit could not count a call to service %s"),
  MAINTENANCE(Fault.LOAD, "maintenance_mode refused a call to service %s"),
  OVERLOADED(Fault.LOAD, "too many calls in flight, refused a call to %s"),
  SPOOL_FULL(Fault.LOAD, "a body cannot be kept, refused a call to %s"),
  UPSTREAM_FAILED(Fault.UPSTREAM, "upstream failed for service %s"),
  UPSTREAM_UNKNOWN(Fault.UPSTREAM, "upstream address unknown for service %s"),
  UPSTREAM_TIMED_OUT(Fault.UPSTREAM, "upstream timed out for service %s");

  /** Who has to change something so that the call can be served. */
  public enum Fault {
    CLIENT,
    GATEWAY,
    UPSTREAM,
    /** Nobody: there is more to do than is taken on at the moment. */
    LOAD
  }

  private final Fault fault;
  private final String text;

  RefusalReason(Fault fault, String text) {
    this.fault = fault;
    this.text = text;
  }

  public Fault fault() {
    return fault;
  }

  /**
   * @param subject what the text ends with: a service id or, for an unknown host, the host
   */
  public String logText(String subject) {
    return text.formatted(subject);
  }
}
