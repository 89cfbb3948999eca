package io.tollgate.gateway.proxy;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Takes out of a message what is meant for one connection only (gateway.md, 2.8). */
final class HopByHop {

  private HopByHop() {}

  /** Removes the names of the set and those that {@code Connection} names. */
  static void remove(HttpHeaders headers, HeaderNames names) {
    List<CharSequence> found = null;
    Iterator<Map.Entry<CharSequence, CharSequence>> all = headers.iteratorCharSequence();
    while (all.hasNext()) {
      Map.Entry<CharSequence, CharSequence> header = all.next();
      if (names.contains(header.getKey())) {
        found = found == null ? new ArrayList<>(8) : found;
        found.add(header.getKey());
        if (HttpHeaderNames.CONNECTION.contentEqualsIgnoreCase(header.getKey())) {
          addTokens(header.getValue(), found);
        }
      }
    }
    if (found != null) {
      for (int i = 0; i < found.size(); i++) {
        headers.remove(found.get(i));
      }
    }
  }

  private static void addTokens(CharSequence value, List<CharSequence> names) {
    int start = 0;
    for (int i = 0; i <= value.length(); i++) {
      if (i == value.length() || value.charAt(i) == ',') {
        CharSequence token = AsciiString.trim(value.subSequence(start, i));
        if (!token.isEmpty() && !isFraming(token)) {
          names.add(token);
        }
        start = i + 1;
      }
    }
  }

  /** Nobody may have a message's own length removed: its body would become another message. */
  private static boolean isFraming(CharSequence name) {
    return HttpHeaderNames.CONTENT_LENGTH.contentEqualsIgnoreCase(name)
        || HttpHeaderNames.TRANSFER_ENCODING.contentEqualsIgnoreCase(name);
  }
}
