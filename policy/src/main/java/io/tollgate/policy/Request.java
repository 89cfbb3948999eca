package io.tollgate.policy;

import java.net.http.HttpHeaders;
import java.util.Map;
import java.util.Optional;

/** A call as it stands when a phase begins. Immutable, but for {@link #notes}. */
public interface Request {

  /** The gateway's id of the call, as in its logs. */
  String id();

  /** Upper case. */
  String method();

  /** Lower case, without a port. */
  String host();

  /**
   * Without escapes, dot segments and double slashes, as policies before this one have changed it.
   */
  String path();

  /** As received, in escapes, or as changed since; empty without one. */
  Optional<String> query();

  HttpHeaders headers();

  /** Of the peer that connected to the gateway, an address without a port. */
  String clientAddress();

  /** Whether the client came over TLS. */
  boolean secure();

  /** Id of the product that owns the call. */
  String service();

  /**
   * {@code user_key}, or {@code app_id} and {@code app_key}; empty as long as {@code apicast} has
   * not read them.
   */
  Map<String, String> credentials();

  /** Claims of a verified access token: texts, numbers, booleans, lists, maps. */
  Map<String, Object> claims();

  /** What the call adds to metrics so far, by system name. */
  Map<String, Long> usage();

  /**
   * The request's body. Empty when {@link Policy#needsBody} does not ask for it, when it is longer
   * than that, and once it has been sent on; a request without a body has one of 0 bytes.
   */
  Optional<byte[]> body();

  /**
   * What this policy notes for its later phases of the same call; others do not see it. For any
   * thread.
   */
  Map<String, Object> notes();
}
