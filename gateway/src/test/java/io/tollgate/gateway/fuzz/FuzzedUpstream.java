package io.tollgate.gateway.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Judges each request that it gets, and answers 200. */
final class FuzzedUpstream implements AutoCloseable {

  static final String BODY = "from the upstream";

  private static final byte[] ANSWER =
      ("HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s".formatted(BODY.length(), BODY))
          .getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] HEAD_ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

  private final ServerSocket listening;
  private final UpstreamRules rules;
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();
  private final AtomicLong requests = new AtomicLong();

  FuzzedUpstream() throws IOException {
    listening = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
    rules = new UpstreamRules("127.0.0.1:" + listening.getLocalPort());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  long requests() {
    return requests.get();
  }

  Queue<String> faults() {
    return faults;
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listening.accept();
        socket.setTcpNoDelay(true);
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      for (String start = line(in); !start.isEmpty(); start = line(in)) {
        List<String> headers = new ArrayList<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
          headers.add(header);
        }
        String body = body(in, headers);
        requests.incrementAndGet();
        String fault = rules.fault(start, headers, body);
        if (fault != null) {
          faults.add(fault + "\n" + start + "\n" + String.join("\n", headers));
        }
        out.write(start.startsWith("HEAD ") ? HEAD_ANSWER : ANSWER);
      }
    } catch (IOException _) {
      // The gateway has given a request up whose client sent no whole one.
    }
  }

  private static String body(InputStream in, List<String> headers) throws IOException {
    for (String header : headers) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        return exactly(in, Integer.parseInt(lower.substring(15).strip()));
      }
      if (lower.startsWith("transfer-encoding:")) {
        return chunks(in);
      }
    }
    return "";
  }

  private static String chunks(InputStream in) throws IOException {
    StringBuilder body = new StringBuilder();
    int size = Integer.parseInt(line(in), 16);
    while (size > 0) {
      body.append(exactly(in, size));
      line(in);
      size = Integer.parseInt(line(in), 16);
    }
    line(in);
    return body.toString();
  }

  private static String exactly(InputStream in, int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new IOException("given up");
    }
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** Ends at LF, whatever stands before it, as lenient servers do. */
  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new IOException("closed");
      }
      line.write(b);
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
