package io.tollgate.gateway.credentials;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A header whose name is compared without regard to letter case and to {@code -} or {@code _}. */
final class HeaderValue {

  private HeaderValue() {}

  /** The first such header, null when there is none. */
  static @Nullable String find(HttpHeaders headers, String name) {
    Iterator<Map.Entry<CharSequence, CharSequence>> all = headers.iteratorCharSequence();
    while (all.hasNext()) {
      Map.Entry<CharSequence, CharSequence> header = all.next();
      if (sameName(header.getKey(), name)) {
        return header.getValue().toString();
      }
    }
    return null;
  }

  private static boolean sameName(CharSequence left, String right) {
    if (left.length() != right.length()) {
      return false;
    }
    for (int i = 0; i < right.length(); i++) {
      if (folded(left.charAt(i)) != folded(right.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static char folded(char c) {
    if (c >= 'A' && c <= 'Z') {
      return (char) (c + 'a' - 'A');
    }
    return c == '_' ? '-' : c;
  }
}
