package io.tollgate.admin.rest.route;

import org.jspecify.annotations.Nullable;

/** What a request does. PATCH and PUT are the same everywhere; HEAD is a GET without its body. */
public enum Verb {
  GET,
  POST,
  PUT,
  DELETE;

  public static @Nullable Verb ofMethod(String method) {
    return switch (method) {
      case "GET", "HEAD" -> GET;
      case "POST" -> POST;
      case "PUT", "PATCH" -> PUT;
      case "DELETE" -> DELETE;
      default -> null;
    };
  }

  public boolean writes() {
    return this != GET;
  }
}
