package io.tollgate.backend.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Sends requests on one connection as long as the server keeps it. */
final class FuzzClient implements AutoCloseable {

  private static final int TIMEOUT_MILLIS = 20_000;
  private static final byte[] START_OF_ANSWER = "HTTP/".getBytes(StandardCharsets.ISO_8859_1);

  private final InetSocketAddress server;
  private @Nullable Socket socket;
  private InputStream in = InputStream.nullInputStream();

  FuzzClient(InetSocketAddress server) {
    this.server = server;
  }

  /**
   * An answer as it came.
   *
   * @param head status line and header lines
   */
  record Received(int status, String head, byte[] body) {

    String header(String name) {
      for (String line : head.split("\r\n")) {
        if (line.toLowerCase(Locale.ROOT).startsWith(name + ":")) {
          return line.substring(name.length() + 1).strip();
        }
      }
      return "";
    }
  }

  /** The answers to one request: one, or to a damaged one as many as it seemed to be. */
  List<Received> send(RequestMaker.Made request) throws IOException {
    return request.clean() ? List.of(sendClean(request)) : sendDamaged(request);
  }

  private Received sendClean(RequestMaker.Made request) throws IOException {
    Socket open = socket == null ? connect() : socket;
    open.getOutputStream().write(request.bytes());
    Received received = receive(request::head);
    if (received == null) {
      throw new IOException("closed without an answer");
    }
    if (received.header("connection").equalsIgnoreCase("close")) {
      close();
    }
    return received;
  }

  private List<Received> sendDamaged(RequestMaker.Made request) throws IOException {
    close();
    List<Received> all = new ArrayList<>();
    try {
      Socket open = connect();
      open.getOutputStream().write(request.bytes());
      open.shutdownOutput();
      Received each = receive(request.head() ? this::nextAnswerFollows : () -> false);
      while (each != null) {
        all.add(each);
        each = receive(() -> false);
      }
    } catch (java.net.SocketException reset) {
      // The server has closed before it read everything, as it may after a refusal.
    } finally {
      close();
    }
    return all;
  }

  private Socket connect() throws IOException {
    Socket fresh = new Socket(server.getAddress(), server.getPort());
    fresh.setSoTimeout(TIMEOUT_MILLIS);
    fresh.setTcpNoDelay(true);
    in = new BufferedInputStream(fresh.getInputStream(), 1 << 14);
    socket = fresh;
    return fresh;
  }

  /**
   * Whether the answer to a HEAD ends with its head. It does not when the request was so damaged
   * that the server refused it before it knew the method.
   */
  private boolean nextAnswerFollows() throws IOException {
    in.mark(START_OF_ANSWER.length);
    byte[] next = in.readNBytes(START_OF_ANSWER.length);
    in.reset();
    return next.length == 0 || Arrays.equals(next, START_OF_ANSWER);
  }

  /**
   * The next answer, null at the end of the connection.
   *
   * @param bodiless asked after the head whether no body comes
   */
  private @Nullable Received receive(Bodiless bodiless) throws IOException {
    String lines = lines();
    if (lines.isEmpty()) {
      return null;
    }
    Received received = new Received(Integer.parseInt(lines.substring(9, 12)), lines, new byte[0]);
    String length = received.header("content-length");
    if (length.isEmpty() || bodiless.answer()) {
      return received;
    }
    byte[] body = in.readNBytes(Integer.parseInt(length));
    return new Received(received.status(), lines, body);
  }

  private String lines() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int ended = 0;
    for (int b = in.read(); b >= 0; b = in.read()) {
      head.write(b);
      ended = b == '\r' || b == '\n' ? ended + 1 : 0;
      if (ended == 4) {
        break;
      }
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    if (socket != null) {
      socket.close();
      socket = null;
    }
  }

  /** Whether an answer has no body, whatever its length says. */
  @FunctionalInterface
  private interface Bodiless {
    boolean answer() throws IOException;
  }
}
