package io.tollgate.http.testkit;

import java.util.List;
import java.util.Locale;

/**
 * A request or an answer as it was on the wire.
 *
 * @param start the request or status line
 * @param headers the header lines, in order, as received
 * @param body without chunk framing, each byte one character (ISO 8859-1)
 */
public record RawMessage(String start, List<String> headers, String body) {

  /** The status code of an answer. */
  public int status() {
    return Integer.parseInt(start.split(" ", 3)[1]);
  }

  /** Values of all headers of that name, in order. */
  public List<String> all(String name) {
    String prefix = name.toLowerCase(Locale.ROOT) + ":";
    return headers.stream()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
        .map(line -> line.substring(prefix.length()).strip())
        .toList();
  }

  /** The first header of that name, empty when there is none. */
  public String header(String name) {
    List<String> values = all(name);
    return values.isEmpty() ? "" : values.getFirst();
  }
}
