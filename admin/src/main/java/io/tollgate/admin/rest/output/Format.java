package io.tollgate.admin.rest.output;

import org.jspecify.annotations.Nullable;

/** The two forms of an answer. */
public enum Format {
  JSON("application/json; charset=utf-8"),
  XML("application/xml; charset=utf-8");

  private final String contentType;

  Format(String contentType) {
    this.contentType = contentType;
  }

  public String contentType() {
    return contentType;
  }

  /** The format of a path's extension, null when there is none like it. */
  public static @Nullable Format ofExtension(String extension) {
    return switch (extension) {
      case "json" -> JSON;
      case "xml" -> XML;
      default -> null;
    };
  }
}
