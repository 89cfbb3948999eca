package io.tollgate.backend.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Makes requests: most are clean HTTP with odd parameters, some are damaged byte by byte. */
final class RequestMaker {

  private static final byte[] SPECIAL =
      " \t\r\n:;=&%?#[]<>\"'\\/\0\177\200\377".getBytes(StandardCharsets.ISO_8859_1);

  private final Words words;

  RequestMaker(Words words) {
    this.words = words;
  }

  /**
   * One request.
   *
   * @param clean whether the connection must outlive it
   */
  record Made(byte[] bytes, boolean head, boolean clean) {}

  Made next() {
    String path = words.path();
    boolean post = path.equals("/transactions.xml") ? !words.oneIn(20) : words.oneIn(20);
    boolean head = !post && words.oneIn(20);
    String form = post ? form() : "";
    boolean multipart = post && words.oneIn(15);
    byte[] body = (multipart ? multipart() : form).getBytes(StandardCharsets.UTF_8);
    String query = post && !words.oneIn(5) ? "" : "?" + form();
    StringBuilder start = new StringBuilder();
    start.append(post ? "POST " : head ? "HEAD " : "GET ").append(path).append(query);
    start.append(" HTTP/1.1\r\nHost: x\r\n");
    if (post && !words.oneIn(20)) {
      String type = multipart ? "multipart/form-data; boundary=XX" : contentType();
      start.append("Content-Type: ").append(type).append("\r\n");
    }
    if (words.oneIn(3)) {
      start.append("3scale-options: ").append(words.options()).append("\r\n");
    }
    if (words.oneIn(20)) {
      start.append("Idempotency-Key: k").append(words.below(50)).append("\r\n");
    }
    if (post) {
      start.append("Content-Length: ").append(body.length).append("\r\n");
    }
    byte[] bytes = joined(start.append("\r\n"), body);
    return words.oneIn(10) ? damaged(bytes, head) : new Made(bytes, head, true);
  }

  private String contentType() {
    return words.oneIn(15)
        ? words.oneIn(2) ? "application/json" : "text/xml; charset=utf-8"
        : "application/x-www-form-urlencoded";
  }

  /** Mostly a call that reaches the end, with a few parameters that may spoil it. */
  private String form() {
    StringBuilder form = new StringBuilder();
    if (!words.oneIn(6)) {
      add("provider_key", "pk", form);
      add("service_id", words.pick(new String[] {"100", "200", "300"}), form);
      add(words.oneIn(3) ? "user_key" : "app_id", words.oneIn(3) ? "uk1" : "app1", form);
      add("transactions[0][app_id]", "app1", form);
      add("transactions[0][usage][hits]", "1", form);
    }
    for (int i = words.below(words.oneIn(50) ? 60 : 6); i > 0; i--) {
      add(words.name(), words.value(), form);
    }
    return form.toString();
  }

  private void add(String name, String value, StringBuilder to) {
    to.append(to.isEmpty() ? "" : words.oneIn(60) ? "&&" : "&").append(encoded(name));
    if (!words.oneIn(40)) {
      to.append('=').append(encoded(value));
    }
  }

  /** As a client encodes it; sometimes a per cent sign stays, so that it becomes a bad escape. */
  private String encoded(String text) {
    boolean spare = words.oneIn(4);
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain =
          c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
      if (plain || spare && "[]%.#*".indexOf(c) >= 0 && c != '#') {
        encoded.append(c);
      } else {
        encoded
            .append('%')
            .append(Character.forDigit(c >> 4, 16))
            .append(Character.forDigit(c & 15, 16));
      }
    }
    return encoded.toString();
  }

  private String multipart() {
    StringBuilder body = new StringBuilder();
    for (int i = words.below(5); i >= 0; i--) {
      body.append("--XX\r\nContent-Disposition: form-data; name=\"")
          .append(words.name())
          .append('"');
      body.append(words.oneIn(10) ? "; filename=\"x\"" : "")
          .append("\r\n\r\n")
          .append(words.value())
          .append("\r\n");
    }
    return body.append(words.oneIn(10) ? "" : "--XX--\r\n").toString();
  }

  private Made damaged(byte[] request, boolean head) {
    byte[] bytes = request;
    for (int i = words.below(4); i >= 0; i--) {
      int at = words.below(bytes.length);
      byte special = SPECIAL[words.below(SPECIAL.length)];
      switch (words.below(4)) {
        case 0 -> bytes[at] = special;
        case 1 -> bytes[at] ^= (byte) (1 << words.below(8));
        case 2 -> bytes = spliced(bytes, at, special);
        default -> bytes = Arrays.copyOf(bytes, at + 1);
      }
    }
    return new Made(bytes, head, false);
  }

  private static byte[] spliced(byte[] bytes, int at, byte inserted) {
    byte[] longer = new byte[bytes.length + 1];
    System.arraycopy(bytes, 0, longer, 0, at);
    longer[at] = inserted;
    System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
    return longer;
  }

  private static byte[] joined(StringBuilder head, byte[] body) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
    all.writeBytes(body);
    return all.toByteArray();
  }
}
