package io.tollgate.gateway.credentials;

import io.tollgate.gateway.call.PercentEncoding;
import org.jspecify.annotations.Nullable;

/** One parameter of a query string, found without taking the whole string apart. */
final class QueryParameter {

  private QueryParameter() {}

  /**
   * The first value of a name in any letter case, percent-decoded once; empty for a name without a
   * value, null when the name does not occur.
   */
  static @Nullable String find(@Nullable String query, String name) {
    if (query == null) {
      return null;
    }
    int start = 0;
    while (start < query.length()) {
      int end = query.indexOf('&', start);
      end = end < 0 ? query.length() : end;
      int afterName = start + name.length();
      if (afterName <= end && query.regionMatches(true, start, name, 0, name.length())) {
        if (afterName == end) {
          return "";
        }
        if (query.charAt(afterName) == '=') {
          return PercentEncoding.decode(query.substring(afterName + 1, end));
        }
      }
      start = end + 1;
    }
    return null;
  }
}
