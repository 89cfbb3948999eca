package io.tollgate.http.request;

/**
 * Why a request is refused.
 *
 * @param status 400, 405, 408, 414 or 505
 * @param reason one sentence, fit for the client
 */
public record Fault(int status, String reason) implements DecodedHead {

  static Fault bad(String reason) {
    return new Fault(400, reason);
  }
}
