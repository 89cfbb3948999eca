package io.tollgate.gateway.policy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A file that stands in a configuration itself, as {@code data:…;base64,…} (RFC 2397). */
public final class DataUrl {

  private static final String SCHEME = "data:";

  private DataUrl() {}

  /** The file as text; null when this is no data URL. */
  public static @Nullable String text(String url) {
    int comma = url.indexOf(',');
    if (!url.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) || comma < 0) {
      return null;
    }
    String data = url.substring(comma + 1);
    try {
      return url.substring(0, comma).endsWith(";base64")
          ? new String(Base64.getMimeDecoder().decode(data), StandardCharsets.ISO_8859_1)
          : URLDecoder.decode(data.replace("+", "%2B"), StandardCharsets.ISO_8859_1);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}
