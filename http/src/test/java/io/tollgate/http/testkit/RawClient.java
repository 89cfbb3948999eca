package io.tollgate.http.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/**
 * A client that sends exactly the bytes it is told. Text is sent as ISO 8859-1. Reads give up after
 * 10 s with an exception.
 */
public final class RawClient implements AutoCloseable {

  private final Socket socket;
  private final RawReader reader;

  public RawClient(InetSocketAddress server) {
    this(server, new Socket());
  }

  /**
   * @param socket not yet connected, such as one that speaks TLS
   */
  public RawClient(InetSocketAddress server, Socket socket) {
    this.socket = socket;
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(10_000);
      socket.connect(server);
      reader = new RawReader(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends one request over a connection of its own and reads the answer. */
  public static RawMessage exchange(InetSocketAddress server, String request) {
    try (RawClient client = new RawClient(server)) {
      return client.send(request).read();
    }
  }

  /** Sends GET over a connection of its own, with a Host header. */
  public static RawMessage get(InetSocketAddress server, String target) {
    return exchange(server, "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
  }

  public RawClient send(String text) {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  public RawClient send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next answer with its body. */
  public RawMessage read() {
    try {
      return reader.body(reader.head(), true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next head alone: of an answer to HEAD, or of one whose body is still to be read. */
  public RawMessage readHead() {
    try {
      return reader.head();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** So many bytes of a body. */
  public String readExactly(int count) {
    try {
      return reader.exactly(count);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until the server has closed or reset the connection; what it sent before that. */
  public String readToEnd() {
    try {
      return reader.rest();
    } catch (SocketException _) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Says that nothing more is sent, and goes on reading. */
  public void closeOutput() {
    try {
      socket.shutdownOutput();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public InetSocketAddress localAddress() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
