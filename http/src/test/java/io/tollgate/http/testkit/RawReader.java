package io.tollgate.http.testkit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads HTTP/1.1 messages, strictly: every line must end with CRLF. */
final class RawReader {

  private final InputStream in;

  RawReader(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  /**
   * @throws EOFException when the peer has closed, or closes within the message
   */
  RawMessage head() throws IOException {
    String start = line();
    List<String> headers = new ArrayList<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      headers.add(line);
    }
    return new RawMessage(start, headers, "");
  }

  /** The same message with its body; without any framing the body ends with the connection. */
  RawMessage body(RawMessage head, boolean untilClosed) throws IOException {
    String body;
    if (head.start().matches("HTTP/1.1 (204|304) .*")) {
      body = "";
    } else if (head.header("transfer-encoding").equalsIgnoreCase("chunked")) {
      body = chunks();
    } else if (!head.header("content-length").isEmpty()) {
      body = exactly(Integer.parseInt(head.header("content-length")));
    } else {
      body = untilClosed ? rest() : "";
    }
    return new RawMessage(head.start(), head.headers(), body);
  }

  String rest() throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  void transferTo(OutputStream out) throws IOException {
    in.transferTo(out);
  }

  String exactly(int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException("Closed after %d of %d bytes".formatted(bytes.length, count));
    }
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private String chunks() throws IOException {
    StringBuilder body = new StringBuilder();
    int size;
    do {
      size = Integer.parseInt(line(), 16);
      body.append(exactly(size));
      if (size > 0 && !line().isEmpty()) {
        throw new IOException("A chunk is longer than it says");
      }
    } while (size > 0);
    while (!line().isEmpty()) {
      // Trailers are of no interest.
    }
    return body.toString();
  }

  String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int b;
    while ((b = in.read()) != '\r') {
      if (b < 0) {
        throw new EOFException("Closed after '%s'".formatted(line));
      }
      line.write(b);
    }
    if (in.read() != '\n') {
      throw new IOException("A line does not end with CRLF: " + line);
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }
}
