package io.tollgate.backend.api.parameter;

import org.jspecify.annotations.Nullable;

/** What a body is, by its Content-Type header (1.2). */
public enum ContentType {
  FORM,
  MULTIPART,
  /** Neither: refused for a report. */
  OTHER;

  public static ContentType of(@Nullable String header) {
    String type = bare(header);
    if (type.isEmpty() || type.equalsIgnoreCase("application/x-www-form-urlencoded")) {
      return FORM;
    }
    return type.equalsIgnoreCase("multipart/form-data") ? MULTIPART : OTHER;
  }

  /** The header's value without parameters. */
  public static String bare(@Nullable String header) {
    if (header == null) {
      return "";
    }
    int semicolon = header.indexOf(';');
    return (semicolon < 0 ? header : header.substring(0, semicolon)).strip();
  }
}
