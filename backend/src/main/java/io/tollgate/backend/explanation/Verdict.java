package io.tollgate.backend.explanation;

import org.jspecify.annotations.Nullable;

/**
 * The decision.
 *
 * @param status HTTP status of the answer
 * @param code of the refusal, null when the call is authorised
 * @param message the refusal's sentence with secrets masked, empty when the call is authorised
 * @param remedy what to do about the refusal, empty when the call is authorised
 */
public record Verdict(int status, @Nullable String code, String message, String remedy) {

  public static final Verdict AUTHORIZED = new Verdict(200, null, "", "");

  public boolean authorized() {
    return code == null;
  }
}
