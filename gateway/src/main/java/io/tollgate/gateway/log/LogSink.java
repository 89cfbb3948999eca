package io.tollgate.gateway.log;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes batches of lines on a thread of its own. When the disk cannot follow, batches are lost.
 */
public final class LogSink implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(LogSink.class);

  private static final int WAITING_BATCHES = 256;
  private static final byte[] END = {};

  private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(WAITING_BATCHES);
  private final AtomicLong lost = new AtomicLong();
  private final OutputStream out;
  private final Thread writer;

  /**
   * @param out closed with this sink
   */
  public LogSink(OutputStream out) {
    this.out = out;
    this.writer = Thread.ofPlatform().daemon().name("access-log").start(this::writeAll);
  }

  public static LogSink standardOutput() {
    return new LogSink(
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)) {
          /** Others write there, too. */
          @Override
          public void close() throws IOException {
            flush();
          }
        });
  }

  /** Appends; makes the file if there is none. */
  public static LogSink file(Path file) throws IOException {
    return new LogSink(
        Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
  }

  void write(byte[] lines) {
    if (!waiting.offer(lines)) {
      lost.incrementAndGet();
    }
  }

  private void writeAll() {
    try (out) {
      for (byte[] lines = waiting.take(); lines != END; lines = waiting.take()) {
        out.write(lines);
        if (waiting.isEmpty()) {
          out.flush();
        }
        long missing = lost.getAndSet(0);
        if (missing > 0) {
          log.warn("the access log cannot follow: {} batches of lines are lost", missing);
        }
      }
    } catch (IOException e) {
      log.error("the access log ends, free its disk and start again: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Writes what waits, at most 10 s long. */
  @Override
  public void close() {
    try {
      if (waiting.offer(END, 5, TimeUnit.SECONDS)) {
        writer.join(5000);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
