package io.tollgate.admin.outgoing;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one answer of HTTP/1.1 from a connection that is closed afterwards. */
final class AnswerReader {
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-9][0-9]{2})( .*)?");
  private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{1,15}");
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");
  private static final int MOST_HEAD = 64 * 1024;
  private static final int BUFFER = 8 * 1024;

  private final InputStream in;
  private final int mostBody;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private int headLeft = MOST_HEAD;
  private boolean truncated;

  AnswerReader(InputStream in, int mostBody) {
    this.in = in;
    this.mostBody = mostBody;
  }

  OutgoingResult.Answered read(String method) throws IOException {
    int status;
    Map<String, List<String>> headers;
    do {
      status = status();
      headers = headers();
    } while (status < 200 && status != 101);
    if (!method.equals("HEAD") && status != 101 && status != 204 && status != 304) {
      try {
        body(headers);
      } catch (EOFException e) {
        // The status is what was asked for; a server that counts its bytes wrong said it all.
        truncated = true;
      }
    }
    return new OutgoingResult.Answered(status, headers, body.toByteArray(), truncated);
  }

  private int status() throws IOException {
    Matcher line = STATUS.matcher(line());
    if (!line.matches()) {
      throw new IOException("the answer is not HTTP/1.1");
    }
    return Integer.parseInt(line.group(1));
  }

  private Map<String, List<String>> headers() throws IOException {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new IOException("the answer has a header without a name");
      }
      headers
          .computeIfAbsent(
              line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    return headers;
  }

  private void body(Map<String, List<String>> headers) throws IOException {
    List<String> lengths = headers.getOrDefault("content-length", List.of());
    if (headers.containsKey("transfer-encoding")) {
      chunks();
    } else if (lengths.isEmpty()) {
      copy(Long.MAX_VALUE, false);
    } else if (LENGTH.matcher(lengths.getFirst()).matches()) {
      copy(Long.parseLong(lengths.getFirst()), true);
    } else {
      throw new IOException("the answer's Content-Length is no number");
    }
  }

  private void chunks() throws IOException {
    while (!truncated) {
      String size = line().split(";", 2)[0].strip();
      if (!HEX.matcher(size).matches()) {
        throw new IOException("the answer has a chunk without a size");
      }
      long length = Long.parseLong(size, 16);
      if (length == 0) {
        return;
      }
      copy(length, true);
      if (!truncated && !line().isEmpty()) {
        throw new IOException("the answer has a chunk that is longer than it says");
      }
    }
  }

  private void copy(long length, boolean whole) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long left = length;
    while (left > 0) {
      int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (count < 0) {
        if (whole) {
          throw new EOFException("the answer ended too early");
        }
        return;
      }
      int kept = Math.min(count, mostBody - body.size());
      body.write(buffer, 0, kept);
      if (kept < count) {
        truncated = true;
        return;
      }
      left -= count;
    }
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the connection was closed without an answer");
      }
      if (--headLeft < 0) {
        throw new IOException("the answer's head is too long");
      }
      line.write(c);
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }
}
