package io.tollgate.http.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A forward proxy on the loopback that keeps the heads of what it is asked for. It takes requests
 * in absolute form and CONNECT; names lead where it is told. After a first head the rest of a
 * connection passes unread both ways.
 */
public final class ForwardProxy implements AutoCloseable {

  private final ServerSocket listening;
  private final Map<String, Integer> ports = new ConcurrentHashMap<>();
  private final Queue<RawMessage> requests = new ConcurrentLinkedQueue<>();
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private final AtomicInteger connections = new AtomicInteger();
  private volatile @Nullable String answer;

  public ForwardProxy() {
    try {
      listening = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /**
   * @param authority {@code host:port} that may be asked for
   * @param port on the loopback where that is
   */
  public ForwardProxy knows(String authority, int port) {
    ports.put(authority, port);
    return this;
  }

  /** From now on answers like this, whatever is asked; an empty text is none at all. */
  public ForwardProxy answering(String raw) {
    answer = raw;
    return this;
  }

  public int port() {
    return listening.getLocalPort();
  }

  public String url() {
    return "http://127.0.0.1:" + port();
  }

  /** Heads of requests so far. */
  public List<RawMessage> requests() {
    return List.copyOf(requests);
  }

  public List<String> requestLines() {
    return requests.stream().map(RawMessage::start).toList();
  }

  /** Connections accepted so far. */
  public int connections() {
    return connections.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listening.accept();
        connections.incrementAndGet();
        sockets.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  private void serve(Socket client) {
    try (client) {
      RawReader reader = new RawReader(client.getInputStream());
      while (true) {
        RawMessage head = reader.head();
        requests.add(head);
        String fixed = answer;
        if (fixed != null) {
          write(client, fixed);
        } else if (head.start().startsWith("CONNECT ")) {
          tunnel(client, reader, head.start().split(" ")[1]);
          return;
        } else {
          forward(client, reader, head);
        }
      }
    } catch (IOException _) {
      // One of both sides has gone.
    }
  }

  private void tunnel(Socket client, RawReader reader, String authority) throws IOException {
    try (Socket upstream = connect(authority)) {
      write(client, "HTTP/1.1 200 Connection established\r\nVia: 1.1 proxy\r\n\r\n");
      Thread.ofVirtual().start(() -> copy(upstream, client));
      reader.transferTo(upstream.getOutputStream());
    }
  }

  /** One request with its body, one answer, on a connection to the upstream of its own. */
  private void forward(Socket client, RawReader reader, RawMessage head) throws IOException {
    String[] line = head.start().split(" ");
    String rest = line[1].substring("http://".length());
    int slash = rest.indexOf('/');
    String authority = slash < 0 ? rest : rest.substring(0, slash);
    try (Socket upstream = connect(authority.contains(":") ? authority : authority + ":80")) {
      String path = slash < 0 ? "/" : rest.substring(slash);
      RawMessage whole = reader.body(head, false);
      write(
          upstream,
          line[0]
              + " "
              + path
              + " HTTP/1.1\r\n"
              + String.join("\r\n", head.headers())
              + "\r\n\r\n"
              + whole.body());
      if (!head.header("Upgrade").isEmpty()) {
        Thread.ofVirtual().start(() -> copy(upstream, client));
        reader.transferTo(upstream.getOutputStream());
        return;
      }
      RawReader answers = new RawReader(upstream.getInputStream());
      RawMessage answered = answers.body(answers.head(), true);
      write(
          client,
          answered.start()
              + "\r\n"
              + String.join("\r\n", answered.headers())
              + "\r\n\r\n"
              + answered.body());
    }
  }

  private Socket connect(String authority) throws IOException {
    Integer port = ports.get(authority);
    int given = Integer.parseInt(authority.substring(authority.lastIndexOf(':') + 1));
    if (port == null && !authority.startsWith("127.0.0.1:")) {
      throw new IOException(authority + " is not known");
    }
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port == null ? given : port);
    socket.setTcpNoDelay(true);
    sockets.add(socket);
    return socket;
  }

  private static void copy(Socket from, Socket to) {
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException _) {
      // One of both sides has gone.
    }
  }

  private static void write(Socket to, String text) throws IOException {
    to.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Override
  public void close() {
    try {
      listening.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
