package io.tollgate.backend.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.http.testkit.RawMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An answer as it must be, written down: status, all headers but Date and Content-Length, and every
 * byte of the body.
 */
record Transcript(int status, List<String> headers, String body) {

  private static final String VENDOR = "content-type: application/vnd.3scale-v2.0+xml";
  private static final String ORIGIN = "access-control-allow-origin: *";
  private static final String EXPOSED =
      "access-control-expose-headers: ETag, Link, 3scale-rejection-reason";
  private static final String POLICY = "content-security-policy: default-src 'self'";
  private static final String PROLOG = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

  /** With a status document, or without a body. */
  static Transcript answer(int status, String body, String... more) {
    return of(status, VENDOR, body.isEmpty() ? "" : PROLOG + body, POLICY, more);
  }

  /** With an error document. */
  static Transcript error(int status, String code, String message, String... more) {
    String body = PROLOG + "<error code=\"" + code + "\">" + message + "</error>";
    return of(status, VENDOR, body, "", more);
  }

  /** Of a probe. */
  static Transcript probe(String contentType, String body) {
    return of(200, "content-type: " + contentType, body, POLICY);
  }

  private static Transcript of(
      int status, String contentType, String body, String policy, String... more) {
    List<String> headers = new ArrayList<>(List.of(contentType, ORIGIN, EXPOSED));
    if (!policy.isEmpty()) {
      headers.add(policy);
    }
    headers.addAll(List.of(more));
    return new Transcript(status, headers, body);
  }

  Transcript withoutBody() {
    return new Transcript(status, headers, "");
  }

  void matches(RawMessage answer) {
    assertThat(answer.body()).isEqualTo(body);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(
            answer.headers().stream()
                .map(Transcript::withLowerCaseName)
                .filter(line -> !line.startsWith("date:") && !line.startsWith("content-length:")))
        .containsExactlyInAnyOrderElementsOf(headers);
  }

  private static String withLowerCaseName(String line) {
    int colon = line.indexOf(':');
    return line.substring(0, colon).toLowerCase(Locale.ROOT) + line.substring(colon);
  }
}
