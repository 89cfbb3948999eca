package io.tollgate.gateway.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an upstream behind the fuzzed gateway may see, judged as an upstream reads it: with code of
 * its own, so that a mistake of the gateway is not repeated here.
 */
final class UpstreamRules {

  static final String SECRET = "the-secret";

  private final String host;

  /**
   * @param host the one Host header there may be
   */
  UpstreamRules(String host) {
    this.host = host;
  }

  /** What is wrong with it, null when nothing is. */
  @Nullable String fault(String start, List<String> headers, String body) {
    String[] line = start.split(" ", -1);
    if (line.length != 3 || !line[2].equals("HTTP/1.1")) {
      return "the request line is not three words";
    }
    if (!line[1].startsWith("/") || line[1].contains("#")) {
      return "the target is no path";
    }
    if (line[1].contains("smuggled") && !line[1].startsWith("/public/a")) {
      return "a request within a body became one";
    }
    int query = line[1].indexOf('?');
    String path = query < 0 ? line[1] : line[1].substring(0, query);
    if (!allowed(line[0], path)) {
      return "no rule allows it";
    }
    if (!hasKey(query < 0 ? "" : line[1].substring(query + 1)) && !hasKey(body)) {
      return "it has no credentials";
    }
    return headersFault(headers);
  }

  private static boolean allowed(String method, String path) {
    String resolved = resolved(decoded(path));
    if (resolved == null) {
      return false;
    }
    return (method.equals("GET") && resolved.startsWith("/public/"))
        || (method.equals("POST") && resolved.startsWith("/form"))
        || resolved.matches("/any/[^/]+");
  }

  /** Null when it leaves the root. */
  private static @Nullable String resolved(String path) {
    Deque<String> kept = new ArrayDeque<>();
    boolean slash = false;
    for (String segment : path.substring(1).split("/", -1)) {
      slash = segment.isEmpty() || segment.equals(".") || segment.equals("..");
      if (segment.equals("..")) {
        if (kept.pollLast() == null) {
          return null;
        }
      } else if (!slash) {
        kept.addLast(segment);
      }
    }
    return "/" + String.join("/", kept) + (slash && !kept.isEmpty() ? "/" : "");
  }

  private static String decoded(String text) {
    StringBuilder decoded = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        decoded.append((char) Integer.parseInt(text.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        decoded.append(c);
      }
    }
    return decoded.toString();
  }

  /** Without a value it is an empty key, which the backend judges. */
  private static boolean hasKey(String form) {
    return form.toLowerCase(Locale.ROOT).replace("%5f", "_").contains("user_key");
  }

  private @Nullable String headersFault(List<String> headers) {
    int hosts = 0;
    int secrets = 0;
    int addresses = 0;
    int framings = 0;
    for (String header : headers) {
      int colon = header.indexOf(':');
      String name = header.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT);
      String value = header.substring(colon + 1).strip();
      if (!name.matches("[!#$%&'*+.^_`|~0-9a-z-]+")) {
        return "a header's name is none: " + header;
      }
      if (hasControl(value)) {
        return "a header's value has a control character: " + name;
      }
      switch (name.replace('_', '-')) {
        case "host" -> hosts += value.equals(host) ? 1 : 100;
        case "x-3scale-proxy-secret-token" -> secrets += value.equals(SECRET) ? 1 : 100;
        case "x-real-ip" -> addresses += value.equals("127.0.0.1") ? 1 : 100;
        case "content-length", "transfer-encoding" -> framings++;
        case "connection",
            "keep-alive",
            "te",
            "trailer",
            "upgrade",
            "expect",
            "proxy-connection" -> {
          return "a header of the client's connection: " + header;
        }
        case "x-3scale-debug", "x-3scale-grpc-secret-token", "x-tollgate-plan" -> {
          return "a header that only the gateway may send: " + header;
        }
        default -> {}
      }
    }
    return hosts == 1 && secrets == 1 && addresses == 1 && framings <= 1
        ? null
        : "hosts %d, secrets %d, addresses %d, framings %d"
            .formatted(hosts, secrets, addresses, framings);
  }

  private static boolean hasControl(String value) {
    for (byte b : value.getBytes(StandardCharsets.ISO_8859_1)) {
      if ((b >= 0 && b < ' ' && b != '\t') || b == 0x7f) {
        return true;
      }
    }
    return false;
  }
}
