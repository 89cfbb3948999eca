package io.tollgate.backend.api;

import io.netty.handler.codec.http.HttpHeaders;
import io.tollgate.backend.usage.RemainingCalls;

/** The headers {@code 3scale-limit-*}: how many calls like this one still fit (4.6). */
final class LimitHeaders {

  private LimitHeaders() {}

  static void set(RemainingCalls remaining, HttpHeaders headers) {
    headers.set("3scale-limit-remaining", Long.toString(remaining.calls()));
    headers.set("3scale-limit-reset", Long.toString(remaining.resetSeconds()));
    if (remaining.maxValue() >= 0) {
      headers.set("3scale-limit-max-value", Long.toString(remaining.maxValue()));
    }
  }
}
