package io.tollgate.gateway.call;

import org.jspecify.annotations.Nullable;

/**
 * An answer of the gateway itself (gateway.md, 2.5).
 *
 * @param status HTTP status code
 * @param contentType null: no Content-Type header
 * @param body sent verbatim as UTF-8, without a newline of our own; HEAD gets none
 * @param retryAfter value of {@code Retry-After} in seconds, null: no such header
 */
public record OwnAnswer(
    int status, @Nullable String contentType, String body, @Nullable String retryAfter) {

  /** An answer without body and content type. */
  public static OwnAnswer empty(int status) {
    return new OwnAnswer(status, null, "", null);
  }

  /** The page of a failure: it names the status and nothing else. */
  public static OwnAnswer page(int status, String phrase) {
    String title = status + " " + phrase;
    String page =
        "<html>\n<head><title>%1$s</title></head>\n<body>\n<h1>%1$s</h1>\n</body>\n</html>\n";
    return new OwnAnswer(status, "text/html", page.formatted(title), null);
  }

  public OwnAnswer withRetryAfter(String seconds) {
    return new OwnAnswer(status, contentType, body, seconds);
  }
}
