package io.tollgate.http.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** An upstream on the loopback that does with each connection what its script says. */
public final class ScriptedUpstream implements AutoCloseable {

  /** What happens on one connection; it is closed at the end, or when this throws. */
  @FunctionalInterface
  public interface Script {
    void run(UpstreamSide connection) throws IOException;
  }

  private final ServerSocket listening;
  private final Script script;
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private final Queue<RawMessage> requests = new ConcurrentLinkedQueue<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final Thread accepting;

  public ScriptedUpstream(Script script) {
    this(plainSocket(), script);
  }

  /** Listens on a socket that speaks something else below, such as TLS. */
  public ScriptedUpstream(ServerSocket listening, Script script) {
    this.listening = listening;
    this.script = script;
    accepting = Thread.ofVirtual().start(this::accept);
  }

  private static ServerSocket plainSocket() {
    try {
      return new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Answers every request on every connection with these bytes. */
  public static ScriptedUpstream answering(String answer) {
    return new ScriptedUpstream(
        connection -> {
          while (true) {
            connection.readRequest();
            connection.send(answer);
          }
        });
  }

  /** A whole answer with a length and keep-alive. */
  public static String ok(String body) {
    return "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s".formatted(body.length(), body);
  }

  public InetSocketAddress address() {
    return (InetSocketAddress) listening.getLocalSocketAddress();
  }

  public int port() {
    return listening.getLocalPort();
  }

  /** Connections accepted so far. */
  public int connections() {
    return connections.get();
  }

  /** Requests read so far by {@link UpstreamSide#readRequest}. */
  public List<RawMessage> requests() {
    return List.copyOf(requests);
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listening.accept();
        socket.setTcpNoDelay(true);
        sockets.add(socket);
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      script.run(new UpstreamSide(socket, requests));
    } catch (IOException _) {
      // The client has gone, or the test is over.
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
      // The port is taken until the thread has left the socket.
      boolean unused = accepting.join(Duration.ofSeconds(10));
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
