package io.tollgate.gateway.spool;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One body on disk: written to its end, then read as often as needed. Methods are called on its
 * event loop, and are answered there; what they begin is done one after the other.
 */
public final class SpooledBody {

  private static final Logger log = LoggerFactory.getLogger(SpooledBody.class);

  private static final int PIECE = 64 * 1024;

  private final Spool spool;
  private final EventLoop loop;
  private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
  private @Nullable FileChannel file;
  private long length;
  private boolean closed;

  SpooledBody(Spool spool, EventLoop loop) {
    this.spool = spool;
    this.loop = loop;
  }

  /** Bytes accepted so far. */
  public long length() {
    return length;
  }

  /**
   * Adds to the end.
   *
   * @param content handed over
   * @param done told whether it was kept; not called after {@link #close}
   * @return false when the spool is full: nothing is kept, and nobody is told
   */
  public boolean append(ByteBuf content, Consumer<Boolean> done) {
    int bytes = content.readableBytes();
    if (closed || !spool.reserve(bytes)) {
      content.release();
      return false;
    }
    long at = length;
    length += bytes;
    work(
        () -> {
          boolean kept = write(content, at);
          answer(() -> done.accept(kept));
        });
    return true;
  }

  private boolean write(ByteBuf content, long at) {
    try {
      FileChannel open = file == null ? spool.open() : file;
      file = open;
      long position = at;
      while (content.isReadable()) {
        position += content.readBytes(open, position, content.readableBytes());
      }
      return true;
    } catch (IOException e) {
      log.error("a request's body cannot be written to the spool: {}", e.toString());
      return false;
    } finally {
      content.release();
    }
  }

  /**
   * Reads a piece.
   *
   * @param at below {@link #length}
   * @param done gets it, and releases it; null when it cannot be read. Not called after {@link
   *     #close}
   */
  public void read(long at, Consumer<@Nullable ByteBuf> done) {
    int bytes = (int) Math.min(PIECE, length - at);
    work(
        () -> {
          ByteBuf piece = read(at, bytes);
          answer(() -> done.accept(piece));
        });
  }

  private @Nullable ByteBuf read(long at, int bytes) {
    FileChannel open = file;
    ByteBuffer piece = ByteBuffer.allocate(bytes);
    try {
      while (open != null && piece.hasRemaining()) {
        if (open.read(piece, at + piece.position()) < 0) {
          return null;
        }
      }
      return open == null ? null : Unpooled.wrappedBuffer(piece.flip());
    } catch (IOException e) {
      log.error("a request's body cannot be read from the spool: {}", e.toString());
      return null;
    }
  }

  /** Gives the space back, when what has begun is done. */
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    work(
        () -> {
          try {
            if (file != null) {
              file.close();
            }
          } catch (IOException e) {
            log.warn("a file of the spool cannot be closed: {}", e.toString());
          }
          spool.free(length);
        });
  }

  private void work(Runnable work) {
    last = last.thenRunAsync(work, spool.workers());
  }

  private void answer(Runnable done) {
    loop.execute(
        () -> {
          if (!closed) {
            done.run();
          }
        });
  }
}
