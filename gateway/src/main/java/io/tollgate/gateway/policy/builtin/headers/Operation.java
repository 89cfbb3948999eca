package io.tollgate.gateway.policy.builtin.headers;

import io.netty.handler.codec.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** What a command does to a header. */
enum Operation {
  /** Appends a value, only if the header is there. */
  ADD {
    @Override
    void apply(HttpHeaders headers, String name, String value) {
      if (headers.contains(name)) {
        headers.add(name, value);
      }
    }
  },
  /** Appends a value or makes the header. */
  PUSH {
    @Override
    void apply(HttpHeaders headers, String name, String value) {
      headers.add(name, value);
    }
  },
  /** Replaces all values; an empty value removes the header. */
  SET {
    @Override
    void apply(HttpHeaders headers, String name, String value) {
      if (value.isEmpty()) {
        headers.remove(name);
      } else {
        headers.set(name, value);
      }
    }
  },
  DELETE {
    @Override
    void apply(HttpHeaders headers, String name, String value) {
      headers.remove(name);
    }
  };

  abstract void apply(HttpHeaders headers, String name, String value);

  /** Null when there is none of this name. */
  static @Nullable Operation named(String name) {
    return switch (name) {
      case "add" -> ADD;
      case "push" -> PUSH;
      case "set" -> SET;
      case "delete" -> DELETE;
      default -> null;
    };
  }
}
