package io.tollgate.admin.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The wire to a database server, which can be cut. */
public final class Wire implements AutoCloseable {
  private final ServerSocket entrance;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicReference<@Nullable Trap> trap = new AtomicReference<>();
  private volatile boolean cut;

  /** What becomes of the commit of a transaction that sent this text. */
  private record Trap(String text, AtCommit what) {}

  /** What becomes of a commit. */
  public enum AtCommit {
    PASS,
    /** The connection ends before the server has heard of it. */
    LOSE,
    /** The server commits, its answer is lost. */
    LOSE_THE_ANSWER
  }

  /**
   * @param target port of the server on this machine
   */
  public Wire(int target) throws IOException {
    this.target = target;
    this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  public int port() {
    return entrance.getLocalPort();
  }

  /** Other threads commit, too: meant is the next transaction that sends this text. */
  public void atCommitOf(String text, AtCommit what) {
    trap.set(new Trap(text, what));
  }

  /** Ends all connections and takes none until {@link #mend}. */
  public void cut() {
    cut = true;
    open.forEach(Wire::closeQuietly);
  }

  public void mend() {
    cut = false;
  }

  private void accept() {
    try {
      while (true) {
        Socket client = entrance.accept();
        if (cut) {
          closeQuietly(client);
        } else {
          Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
          open.add(client);
          open.add(server);
          if (cut) { // since the question above: whoever cut did not see these two
            closeQuietly(client);
            closeQuietly(server);
          }
          Thread.ofVirtual().start(() -> copy(client, server, true));
          Thread.ofVirtual().start(() -> copy(server, client, false));
        }
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void copy(Socket from, Socket to, boolean asks) {
    byte[] buffer = new byte[64 * 1024];
    StringBuilder asked = new StringBuilder();
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        if (asks) {
          asked.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
        }
        AtCommit what = atCommit(asked);
        if (what == AtCommit.LOSE) {
          return;
        }
        if (what == AtCommit.LOSE_THE_ANSWER) {
          from.shutdownInput();
          from.close();
        }
        out.write(buffer, 0, count);
        if (what == AtCommit.LOSE_THE_ANSWER) {
          to.shutdownOutput();
          to.getInputStream().transferTo(OutputStream.nullOutputStream());
          return;
        }
      }
    } catch (IOException e) {
      // One end is gone, and so is the other now.
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  /**
   * @param asked what came since the last commit; emptied at each
   */
  private AtCommit atCommit(StringBuilder asked) {
    if (asked.indexOf("COMMIT") < 0) {
      return AtCommit.PASS;
    }
    Trap set = trap.get();
    boolean sprung = set != null && asked.indexOf(set.text()) >= 0;
    asked.setLength(0);
    return set != null && sprung && trap.compareAndSet(set, null) ? set.what() : AtCommit.PASS;
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone.
    }
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    cut();
  }
}
