package io.tollgate.admin.rest.server;

import io.tollgate.admin.rest.input.BoundedJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;

/**
 * The body of one request: holds no permit while it waits for the client, and not too many bytes.
 */
final class LimitedBody extends InputStream {
  private final InputStream stream;
  private final BodyLimits limits;
  private final Semaphore working;
  private final long begun = System.nanoTime();
  private long count;
  private int charged;

  /**
   * @param working has a permit of this request, which is given back during each read
   */
  LimitedBody(InputStream stream, BodyLimits limits, Semaphore working) {
    this.stream = stream;
    this.limits = limits;
    this.working = working;
  }

  /** The client sends too slowly. */
  static final class TooSlow extends IOException {
    private static final long serialVersionUID = 1;
  }

  /** There are too many large bodies at once. */
  static final class TooMuch extends IOException {
    private static final long serialVersionUID = 1;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int read = waiting(into, offset, length);
    if (read < 0) {
      return read;
    }
    count += read;
    if (isLate()) {
      throw new TooSlow();
    }
    charge(count);
    return read;
  }

  /**
   * What was read is about to become a tree.
   *
   * @throws TooMuch when there is no memory for it now
   */
  void unfold() throws TooMuch {
    charge(count + BoundedJson.treeOf(count));
  }

  private void charge(long weight) throws TooMuch {
    int due = (int) Math.max(0, weight - BodyLimits.SMALL - charged);
    if (!limits.free().tryAcquire(due)) {
      throw new TooMuch();
    }
    charged += due;
  }

  private int waiting(byte[] into, int offset, int length) throws IOException {
    working.release();
    try {
      return stream.read(into, offset, length);
    } catch (IOException e) {
      if (isLate()) {
        throw new TooSlow();
      }
      throw e;
    } finally {
      working.acquireUninterruptibly();
    }
  }

  private boolean isLate() {
    long most = (count <= BodyLimits.SMALL ? limits.beginning() : limits.whole()).toNanos();
    return System.nanoTime() - begun > most;
  }

  /** Its bytes are no longer needed. */
  void forget() {
    limits.free().release(charged);
    charged = 0;
  }
}
