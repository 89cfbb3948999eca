package io.tollgate.http.request;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/** Valid requests as clients of all kinds send them, by chance. */
final class RandomRequest {

  private static final List<String> METHODS =
      List.of("GET", "GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "PURGE", "m-x");
  private static final List<String> TARGETS =
      List.of("/", "/a/b", "/a?b=c&d[e]=f", "/%20/%2F", "//x/../y", "/\u00e4", "http://h/p?q");
  private static final List<String> HOSTS =
      List.of("a", "api.example.com", "localhost:8080", "[::1]:80", "127.0.0.1");
  private static final List<String> NAMES =
      List.of("Accept", "accept", "User-Agent", "X-Long-Name", "user_key", "cookie", "Cookie", "~");
  private static final List<String> VALUES =
      List.of("", "x", "text/html, */*;q=0.8", "a\tb", "\u00fc\u00ff", "\"quoted; \\ value\"", "0");
  private static final List<String> CONNECTIONS =
      List.of("close", "keep-alive", "Keep-Alive, Upgrade", "x", "upgrade ,\tCLOSE");

  private final RandomGenerator random;

  RandomRequest(RandomGenerator random) {
    this.random = random;
  }

  byte[] next() {
    StringBuilder request = new StringBuilder();
    boolean modern = random.nextInt(8) > 0;
    request.append(one(METHODS)).append(' ').append(one(TARGETS));
    request.append(modern ? " HTTP/1.1\r\n" : " HTTP/1.0\r\n");
    int before = random.nextInt(4);
    headers(request, before);
    if (modern || random.nextBoolean()) {
      header(request, random.nextBoolean() ? "Host" : "host", one(HOSTS));
    }
    if (random.nextInt(3) == 0) {
      header(request, "Connection", one(CONNECTIONS));
    }
    headers(request, random.nextInt(6));
    switch (random.nextInt(modern ? 4 : 2)) {
      case 0 -> {
        String body = body();
        header(request, "Content-Length", String.valueOf(body.length()));
        request.append("\r\n").append(body);
      }
      case 3 -> {
        header(request, "Transfer-Encoding", random.nextBoolean() ? "chunked" : "Chunked");
        request.append("\r\n");
        chunks(request);
      }
      default -> request.append("\r\n");
    }
    return request.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private void headers(StringBuilder request, int count) {
    for (int i = 0; i < count; i++) {
      header(request, one(NAMES), one(VALUES));
    }
  }

  private void header(StringBuilder request, String name, String value) {
    List<String> blanks = List.of("", " ", " ", " ", "\t ");
    request.append(name).append(':').append(one(blanks)).append(value).append(one(blanks).strip());
    request.append(random.nextInt(4) == 0 ? " \r\n" : "\r\n");
  }

  private void chunks(StringBuilder request) {
    for (int i = random.nextInt(4); i > 0; i--) {
      String chunk = "x" + body();
      request.append(Integer.toHexString(chunk.length())).append(one(List.of("", "", ";a=\"b\"")));
      request.append("\r\n").append(chunk).append("\r\n");
    }
    request.append("0\r\n");
    headers(request, random.nextInt(3));
    request.append("\r\n");
  }

  private String body() {
    return "line\r\n\0 \u00e4 ".repeat(random.nextInt(4));
  }

  private String one(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
