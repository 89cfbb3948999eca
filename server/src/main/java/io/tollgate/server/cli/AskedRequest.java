package io.tollgate.server.cli;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A request as it is typed, as the bytes that a client would send. */
final class AskedRequest {

  private AskedRequest() {}

  static byte[] bytes(String typed, List<String> headers, @Nullable String body) {
    String line = typed.strip().replaceFirst("\\s+HTTP/1\\.[01]$", "");
    StringBuilder request = new StringBuilder();
    request.append(line.contains(" ") ? line : "GET " + line).append(" HTTP/1.1\r\n");
    if (!has(headers, "host")) {
      request.append("Host: ").append(authority(line)).append("\r\n");
    }
    headers.forEach(header -> request.append(header).append("\r\n"));
    byte[] content = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
    if (body != null) {
      if (!has(headers, "content-type")) {
        request.append("Content-Type: application/x-www-form-urlencoded\r\n");
      }
      request.append("Content-Length: ").append(content.length).append("\r\n");
    }
    byte[] head = request.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    byte[] whole = new byte[head.length + content.length];
    System.arraycopy(head, 0, whole, 0, head.length);
    System.arraycopy(content, 0, whole, head.length, content.length);
    return whole;
  }

  private static boolean has(List<String> headers, String name) {
    return headers.stream()
        .anyMatch(header -> header.toLowerCase(Locale.ROOT).startsWith(name + ":"));
  }

  private static String authority(String line) {
    String target = line.substring(line.indexOf(' ') + 1).strip();
    if (target.regionMatches(true, 0, "http", 0, 4)) {
      try {
        String authority = URI.create(target).getRawAuthority();
        return authority == null ? "localhost" : authority;
      } catch (IllegalArgumentException notRead) {
        return "localhost";
      }
    }
    return "localhost";
  }
}
