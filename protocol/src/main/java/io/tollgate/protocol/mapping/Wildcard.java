package io.tollgate.protocol.mapping;

import org.jspecify.annotations.Nullable;

/**
 * A {@code {name}} in a path or in a query value.
 *
 * @param start index of its opening brace
 * @param end index behind its closing brace
 */
record Wildcard(String name, int start, int end) {

  /** The first wildcard at or behind an index, null when there is none. */
  static @Nullable Wildcard in(String text, int from) {
    int open = -1;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '{') {
        open = i;
      } else if (c == '/') {
        open = -1;
      } else if (c == '}' && open >= 0) {
        if (i > open + 1) {
          return new Wildcard(text.substring(open + 1, i), open, i + 1);
        }
        open = -1;
      }
    }
    return null;
  }
}
