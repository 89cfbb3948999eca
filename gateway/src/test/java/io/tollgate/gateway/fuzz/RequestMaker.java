package io.tollgate.gateway.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Requests of clients that are clumsy or mean no good: odd paths, encodings, headers and framings,
 * some of them damaged afterwards. The same ones for the same seed.
 */
final class RequestMaker {

  /** A request within a body, which nobody must take for one. */
  static final String SMUGGLED = "GET /public/smuggled?user_key=value HTTP/1.1\r\nHost: x\r\n\r\n";

  private static final List<String> METHODS =
      List.of("GET", "GET", "GET", "POST", "PUT", "HEAD", "OPTIONS", "DELETE", "get", "TRACE", "X");
  private static final List<String> FIRST =
      List.of("public", "public", "public", "form", "any", "private", "", "Public", "%70ublic");
  private static final List<String> SEGMENTS =
      List.of(
          "a",
          "b.c",
          "",
          ".",
          "..",
          "%2e",
          "%2e%2e",
          ".%2E",
          "..%2f",
          "%2f",
          "%2Fprivate",
          "%5c",
          "\\..\\",
          "%00",
          "%zz",
          "%",
          "a;b=c",
          "..;",
          "%252e%252e",
          "\u00e4",
          "%c0%ae",
          "%ff",
          "%2e%2e%2fprivate",
          "a%20b",
          "+",
          "private",
          "*",
          "%0d%0aX:%20y",
          "%23",
          "%3f",
          "a|b");
  private static final List<String> QUERIES =
      List.of(
          "?user_key=value",
          "?user_key=value",
          "?user_key=value&a=%2F",
          "?USER_KEY=value",
          "",
          "?user_key=",
          "?user%5fkey=value",
          "?a=b&user_key=%zz",
          "?user_key=value#f",
          "?&&=&user_key=x",
          "?user_key=\u00e4",
          "?q=" + "x".repeat(300) + "&user_key=value");
  private static final List<String> HOSTS =
      List.of(
          "localhost",
          "localhost",
          "localhost",
          "localhost",
          "LOCALHOST:80",
          "localhost.",
          "other",
          "",
          "localhost:99999",
          "a b",
          "localhost, other",
          "[::1]");
  private static final List<String> HEADERS =
      List.of(
          "Accept: */*",
          "Cookie: a=b; c=d",
          "X-3scale-debug: token-value",
          "X-Real-IP: 6.6.6.6",
          "X_Real_IP: 6.6.6.6",
          "X-3scale-proxy-secret-token: evil",
          "x-3scale-PROXY-secret-token: ",
          "X_3scale_proxy_secret_token: evil",
          "X-3scale-grpc-secret-token: evil",
          "X-Tollgate-Plan: gold",
          "X_Tollgate_Plan: gold",
          "Connection: close",
          "Connection: keep-alive, X-Real-IP",
          "Connection: Content-Length, Host",
          "Connection: TE",
          "TE: trailers",
          "Upgrade: websocket",
          "Expect: 100-continue",
          "Trailer: X-End",
          "Keep-Alive: timeout=5",
          "Proxy-Connection: keep-alive",
          "X-Forwarded-For: 1.1.1.1",
          "Content-Type: application/x-www-form-urlencoded",
          "Authorization: Basic dmFsdWU6",
          "X-Empty:",
          "X-Bytes: \u00ff\u0080",
          "Range: bytes=0-1",
          "Transfer-Encoding: identity",
          "Content-Length: 0",
          "Content-Length: +1",
          "Transfer-Encoding : chunked",
          " folded: x",
          "X-Long: " + "y".repeat(3000));
  private static final byte[] TELLING = {
    '\r',
    '\n',
    ' ',
    '\t',
    ':',
    ';',
    ',',
    0,
    0x0b,
    0x7f,
    (byte) 0x85,
    (byte) 0xa0,
    '0',
    '/',
    '@',
    '[',
    '%',
    '.',
    '?',
    '#'
  };

  private final RandomGenerator random;

  RequestMaker(long seed) {
    random = new SplittableRandom(seed);
  }

  /**
   * A request.
   *
   * @param whole whether it is answered exactly once, since nothing was done to its framing
   * @param head whether it is HEAD
   */
  record Made(byte[] bytes, boolean whole, boolean head) {

    @Override
    public String toString() {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  Made next() {
    StringBuilder request = new StringBuilder();
    String method = one(METHODS);
    boolean whole = random.nextInt(3) > 0;
    boolean tame = random.nextInt(3) == 0;
    request.append(tame ? "GET" : method).append(' ');
    request.append(tame ? "/public/%2e/a?user_key=value" : target()).append(' ');
    request.append(random.nextInt(20) == 0 ? "HTTP/1.0" : "HTTP/1.1").append("\r\n");
    request.append("Host: ").append(tame ? "localhost" : one(HOSTS)).append("\r\n");
    for (int i = random.nextInt(5); i > 0; i--) {
      String header = one(HEADERS);
      if (!whole || !touchesFraming(header)) {
        request.append(header).append("\r\n");
      }
    }
    body(request, whole);
    byte[] bytes = request.toString().getBytes(StandardCharsets.ISO_8859_1);
    if (!whole && random.nextInt(3) > 0) {
      bytes = damaged(bytes);
    }
    return new Made(bytes, whole, !tame && method.equals("HEAD"));
  }

  private static boolean touchesFraming(String header) {
    return header.startsWith("Content-Length")
        || header.startsWith("Transfer-Encoding")
        || header.startsWith(" ");
  }

  private String target() {
    StringBuilder target = new StringBuilder();
    switch (random.nextInt(24)) {
      case 0 -> target.append("http://localhost");
      case 1 -> target.append("HTTP://other");
      case 2 -> target.append("http://user@localhost");
      case 3 -> target.append(one(List.of("*", "ftp://localhost", "localhost:80", "//localhost")));
      default -> {}
    }
    target.append('/').append(one(FIRST));
    for (int i = random.nextInt(5); i > 0; i--) {
      target.append('/').append(one(SEGMENTS));
    }
    return target.append(one(QUERIES)).toString();
  }

  private void body(StringBuilder request, boolean whole) {
    String body = one(List.of("", "user_key=value&a=b", "x=1", SMUGGLED, SMUGGLED.repeat(2)));
    switch (random.nextInt(whole ? 3 : 6)) {
      case 0 -> request.append("\r\n");
      case 1 ->
          request.append("Content-Length: ").append(body.length()).append("\r\n\r\n").append(body);
      case 2 -> {
        request.append("Transfer-Encoding: chunked\r\n\r\n");
        chunk(request, body, "");
        request.append("0\r\n\r\n");
      }
      case 3 -> {
        request.append("Content-Length: ").append(body.length()).append("\r\n");
        request.append("Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n").append(body);
      }
      case 4 -> {
        request.append("Transfer-Encoding: ");
        request.append(
            one(List.of("chunked, chunked", "gzip, chunked", "x", "\tchunked", "chunked,")));
        request.append("\r\n\r\n");
        chunk(request, body, one(List.of(";a=b", " ", ";\"\n\"", "\n", "_")));
        request
            .append("0\r\n")
            .append(one(List.of("", "Host: other\r\n", "X: y\r\n")))
            .append("\r\n");
      }
      default -> {
        int length = body.length() + random.nextInt(5) - 2;
        request.append("Content-Length: ").append(length).append("\r\n\r\n").append(body);
      }
    }
  }

  private static void chunk(StringBuilder request, String body, String extension) {
    if (!body.isEmpty()) {
      request.append(Integer.toHexString(body.length())).append(extension).append("\r\n");
      request.append(body).append("\r\n");
    }
  }

  private byte[] damaged(byte[] original) {
    byte[] bytes = original.clone();
    for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
      int at = random.nextInt(bytes.length);
      byte telling = TELLING[random.nextInt(TELLING.length)];
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = telling;
        case 1 -> bytes[at] ^= 0x20;
        case 2 -> bytes = replaced(bytes, at, Math.min(at + 1, bytes.length), new byte[0]);
        default -> bytes = replaced(bytes, at, at, new byte[] {telling});
      }
    }
    return bytes;
  }

  private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
    if (bytes.length - (to - from) + by.length == 0) {
      return bytes;
    }
    byte[] changed = Arrays.copyOf(bytes, bytes.length - (to - from) + by.length);
    System.arraycopy(by, 0, changed, from, by.length);
    System.arraycopy(bytes, to, changed, from + by.length, bytes.length - to);
    return changed;
  }

  private String one(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
