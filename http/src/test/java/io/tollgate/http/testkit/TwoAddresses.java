package io.tollgate.http.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * A port of 127.0.0.1 and 127.0.0.2: what a name with two addresses leads to. Each side listens
 * once it is given a script.
 */
public final class TwoAddresses implements AutoCloseable {

  public static final String FIRST = "127.0.0.1";
  public static final String SECOND = "127.0.0.2";

  private final ServerSocket first;
  private final ServerSocket second;

  public TwoAddresses() {
    try {
      first = new ServerSocket(0, 1000, InetAddress.getByName(FIRST));
      second = new ServerSocket(first.getLocalPort(), 1000, InetAddress.getByName(SECOND));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return first.getLocalPort();
  }

  public ScriptedUpstream first(ScriptedUpstream.Script script) {
    return new ScriptedUpstream(first, script);
  }

  public ScriptedUpstream second(ScriptedUpstream.Script script) {
    return new ScriptedUpstream(second, script);
  }

  /** Nobody listens at 127.0.0.1 any more. */
  public TwoAddresses withoutFirst() {
    close(first);
    return this;
  }

  @Override
  public void close() {
    close(first);
    close(second);
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
