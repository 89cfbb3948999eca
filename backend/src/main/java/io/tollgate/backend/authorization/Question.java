package io.tollgate.backend.authorization;

import io.tollgate.backend.error.ContextInfo;
import io.tollgate.backend.usage.ResponseCode;
import io.tollgate.protocol.authorization.Usage;
import org.jspecify.annotations.Nullable;

/**
 * What a call asks, however it came in (1.3). Values are verbatim; null is absent, which for
 * authorisation calls includes blank provider keys, service ids, application ids and user keys.
 * What a kind of call has no way to say keeps its default.
 */
public interface Question {

  @Nullable String providerKey();

  @Nullable String serviceToken();

  @Nullable String serviceId();

  default @Nullable String appId() {
    return null;
  }

  default @Nullable String userKey() {
    return null;
  }

  /** Null is absent, which is not the same as empty. */
  default @Nullable String appKey() {
    return null;
  }

  default @Nullable String referrer() {
    return null;
  }

  default Usage usage() {
    return Usage.NONE;
  }

  /** Whether the usage is to be counted (authrep), not only checked (authorize). */
  default boolean counts() {
    return false;
  }

  /** Whether the answer shows how far the limits are used, also when it refuses. */
  default boolean showsUsage() {
    return false;
  }

  /** Status of the API call, counted with its usage; null for none (5.4). */
  default @Nullable ResponseCode responseCode() {
    return null;
  }

  /** Whether it came in by an endpoint of OAuth, which has checks of its own (2.2). */
  default boolean oauth() {
    return false;
  }

  /** Null is absent, which is not the same as empty. */
  default @Nullable String redirectUrl() {
    return null;
  }

  /** Null is absent. Not looked at when {@link #redirectUrl} is present. */
  default @Nullable String redirectUri() {
    return null;
  }

  /** An OAuth token, known to nobody here; null is absent. */
  default @Nullable String accessToken() {
    return null;
  }

  /** The header {@code Idempotency-Key}, null when absent. */
  default @Nullable String idempotencyKey() {
    return null;
  }

  /** Of the decoded parameters without credentials; asked for only with an idempotency key. */
  default String parametersDigest() {
    return "";
  }

  /** The request, for the error list; null when there is none to show (7.6). */
  default @Nullable ContextInfo context() {
    return null;
  }

  /** Whether every check's outcome is to be written down (12, ruling 18). */
  default boolean explains() {
    return false;
  }

  /** Whether ancestors' counters are left alone (option flat_usage). */
  default boolean flatUsage() {
    return false;
  }

  /** Whether unknown metrics are refused before all other checks of the application (no_body). */
  default boolean metricsFirst() {
    return false;
  }

  /** Whether an end user is named. */
  default boolean endUserGiven() {
    return false;
  }

  /** Whether {@code usage} came as something other than {@code usage[metric]}. */
  default boolean usageMisshapen() {
    return false;
  }
}
