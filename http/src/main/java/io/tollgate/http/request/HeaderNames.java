package io.tollgate.http.request;

import io.netty.util.AsciiString;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The names that requests usually carry, made once in the spellings that clients use. */
final class HeaderNames {

  private static final String[] USUAL = {
    "Accept",
    "Accept-Charset",
    "Accept-Encoding",
    "Accept-Language",
    "Access-Control-Request-Headers",
    "Access-Control-Request-Method",
    "App-Id",
    "App-Key",
    "Authorization",
    "Cache-Control",
    "Connection",
    "Content-Encoding",
    "Content-Length",
    "Content-Type",
    "Cookie",
    "DNT",
    "Date",
    "Expect",
    "Forwarded",
    "From",
    "Host",
    "If-Match",
    "If-Modified-Since",
    "If-None-Match",
    "If-Range",
    "If-Unmodified-Since",
    "Keep-Alive",
    "Origin",
    "Pragma",
    "Range",
    "Referer",
    "Sec-Fetch-Dest",
    "Sec-Fetch-Mode",
    "Sec-Fetch-Site",
    "Sec-Fetch-User",
    "Sec-WebSocket-Extensions",
    "Sec-WebSocket-Key",
    "Sec-WebSocket-Protocol",
    "Sec-WebSocket-Version",
    "TE",
    "Traceparent",
    "Tracestate",
    "Trailer",
    "Transfer-Encoding",
    "Upgrade",
    "Upgrade-Insecure-Requests",
    "User-Agent",
    "User-Key",
    "Via",
    "X-3scale-Debug",
    "X-Forwarded-For",
    "X-Forwarded-Host",
    "X-Forwarded-Port",
    "X-Forwarded-Proto",
    "X-Real-IP",
    "X-Request-Id",
    "X-Requested-With",
    "X-User-Key",
  };

  private static final int SLOTS = 1024;

  /** By {@link #slot}; where two names meet, the first one stays. */
  private static final @Nullable AsciiString[] KNOWN = known();

  private HeaderNames() {}

  private static @Nullable AsciiString[] known() {
    @Nullable AsciiString[] known = new @Nullable AsciiString[SLOTS];
    for (String name : USUAL) {
      put(known, name);
      put(known, name.toLowerCase(Locale.ROOT));
    }
    return known;
  }

  private static void put(@Nullable AsciiString[] known, String text) {
    AsciiString name = new AsciiString(text);
    int slot = slot(name.array(), 0, name.length());
    if (known[slot] == null) {
      known[slot] = name;
    }
  }

  /** The name as it is spelled, null when it is none of the usual ones. */
  static @Nullable AsciiString usual(byte[] block, int from, int to) {
    AsciiString known = KNOWN[slot(block, from, to)];
    return known != null && Arrays.equals(known.array(), 0, known.length(), block, from, to)
        ? known
        : null;
  }

  private static int slot(byte[] block, int from, int to) {
    int length = to - from;
    int hash = length * 31 + block[from];
    hash = hash * 31 + block[from + length / 2];
    hash = hash * 31 + block[to - 1];
    return (hash ^ hash >>> 10) & SLOTS - 1;
  }
}
