package io.tollgate.gateway.call;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;

/** Tells requests whose body may be a form (gateway.md, 2.4, content type test). */
public final class FormContent {

  private static final String TYPE = "application/x-www-form-urlencoded";

  private FormContent() {}

  /** Any letter case, with parameters or without, and if sent several times, in any of them. */
  public static boolean announcedBy(HttpHeaders headers) {
    for (String value : headers.getAll(HttpHeaderNames.CONTENT_TYPE)) {
      if (contains(value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean contains(String value) {
    for (int i = 0; i + TYPE.length() <= value.length(); i++) {
      if (value.regionMatches(true, i, TYPE, 0, TYPE.length())) {
        return true;
      }
    }
    return false;
  }
}
