package io.tollgate.gateway.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sends requests on one connection as long as it is kept, broken ones on one of their own. */
final class FuzzClient implements AutoCloseable {

  private static final int TIMEOUT_MILLIS = 20_000;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3}) ");

  private final InetSocketAddress server;
  private @Nullable Socket socket;
  private InputStream in = InputStream.nullInputStream();

  FuzzClient(InetSocketAddress server) {
    this.server = server;
  }

  /** The statuses of the answers, in order. */
  List<Integer> send(RequestMaker.Made request) throws IOException {
    return request.whole() ? List.of(sendWhole(request)) : sendBroken(request);
  }

  private int sendWhole(RequestMaker.Made request) throws IOException {
    Socket open = socket == null ? connect() : socket;
    open.getOutputStream().write(request.bytes());
    String head = head();
    while (head.startsWith("HTTP/1.1 100")) {
      head = head();
    }
    if (head.length() < 12) {
      throw new IOException("closed without an answer");
    }
    String lower = head.toLowerCase(Locale.ROOT);
    int length = lower.indexOf("content-length:");
    if (length > 0 && !request.head()) {
      String value = lower.substring(length + 15, lower.indexOf('\r', length)).strip();
      in.skipNBytes(Integer.parseInt(value));
    }
    if (lower.contains("connection: close") || request.head()) {
      close();
    }
    return Integer.parseInt(head.substring(9, 12));
  }

  private List<Integer> sendBroken(RequestMaker.Made request) throws IOException {
    byte[] answers;
    try (Socket own = new Socket(server.getAddress(), server.getPort())) {
      own.setSoTimeout(TIMEOUT_MILLIS);
      own.getOutputStream().write(request.bytes());
      own.shutdownOutput();
      answers = own.getInputStream().readAllBytes();
    } catch (SocketException reset) {
      // The server has closed before it read everything, as it may after a refusal.
      return List.of();
    }
    Matcher statuses = STATUS.matcher(new String(answers, StandardCharsets.ISO_8859_1));
    return statuses.results().map(found -> Integer.valueOf(found.group(1))).toList();
  }

  private Socket connect() throws IOException {
    Socket fresh = new Socket(server.getAddress(), server.getPort());
    fresh.setSoTimeout(TIMEOUT_MILLIS);
    fresh.setTcpNoDelay(true);
    in = new BufferedInputStream(fresh.getInputStream(), 1 << 14);
    socket = fresh;
    return fresh;
  }

  private String head() throws IOException {
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
}
