package io.tollgate.admin.outcome;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why an operation was not done (account-management-api.md, 3). */
public sealed interface Refusal {

  /** 422: these fields are wrong. */
  record Invalid(Errors errors) implements Refusal {}

  /** 403: a rule forbids it; known callers expect this status for a refused deletion. */
  record Forbidden(Errors errors) implements Refusal {}

  /** 403 without a body: the tenant may not have more of these. */
  record QuotaExceeded() implements Refusal {}

  /** 404: what it refers to does not exist for this caller. */
  record NotFound() implements Refusal {}

  /** 400: a parameter is missing or makes no sense. */
  record Malformed(String message) implements Refusal {}

  /** 422 with one sentence that belongs to no field. */
  record Unprocessable(String message) implements Refusal {}

  /** 503: somebody else who is needed for it cannot be asked at the moment. */
  record Unavailable(String message) implements Refusal {}

  /** 409: somebody else changed it first. */
  record Conflict() implements Refusal {}

  /**
   * 422: the event is not possible in this state.
   *
   * @param object fields of what should have changed, as they are now
   */
  record IllegalTransition(
      String from, String event, String error, Map<String, ? extends @Nullable Object> object)
      implements Refusal {

    /**
     * @param whoIs begins the sentence, such as {@code an account that is}
     */
    public static IllegalTransition of(
        String whoIs, String from, String event, Map<String, ? extends @Nullable Object> object) {
      return new IllegalTransition(
          from, event, whoIs + " " + from + " cannot go through " + event, object);
    }
  }
}
