package io.tollgate.gateway.log;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.FastThreadLocal;
import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.LoggedLine;
import io.tollgate.gateway.call.Profile;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * One line per call. Lines are gathered per event loop and handed on a few times a second, so that
 * no loop waits for a disk and a line costs no system call.
 */
public final class AccessLog implements AutoCloseable {

  private static final int BATCH_CHARS = 16 * 1024;
  private static final long BATCH_MILLIS = 50;

  private final AccessLine format;
  private final InstantSource clock;
  private final LogSink sink;
  private final int batchChars;
  private final boolean untilFull;
  private final List<Batch> batches = new CopyOnWriteArrayList<>();
  private final FastThreadLocal<Batch> batchOfLoop = new FastThreadLocal<>();

  /**
   * @param sink closed with this log
   */
  public AccessLog(AccessLogSettings settings, Profile profile, InstantSource clock, LogSink sink) {
    this.format = AccessLine.of(profile, settings.showCredentials());
    this.clock = clock;
    this.sink = sink;
    this.batchChars = settings.buffer().orElse(BATCH_CHARS);
    this.untilFull = settings.buffer().isPresent();
  }

  /** The line of the settings, for those who write a call's line themselves. */
  public static LoggedLine usual(AccessLogSettings settings, Profile profile) {
    AccessLine line = AccessLine.of(profile, settings.showCredentials());
    return (lines, time, call, status, bodyBytes, nanos) ->
        line.append(lines, time, call, new CallEnd(status, bodyBytes, nanos));
  }

  /** To be called on the call's event loop, once per call. */
  public void write(Call call, CallEnd end) {
    Batch batch = batchOfLoop.get();
    if (batch == null) {
      batch = new Batch(call.eventLoop());
      batchOfLoop.set(batch);
      batches.add(batch);
    }
    batch.add(call, end);
  }

  /** Hands on what is gathered, then closes the sink. The loops must still run. */
  @Override
  public void close() {
    for (Batch batch : batches) {
      batch.loop.submit(batch).awaitUninterruptibly(1, TimeUnit.SECONDS);
    }
    sink.close();
  }

  /** The lines of one loop that wait to be handed on. */
  private final class Batch implements Runnable {
    private final EventLoop loop;
    private final LogTime time = new LogTime(clock);
    private final StringBuilder lines = new StringBuilder(2 * BATCH_CHARS);
    private boolean scheduled;

    Batch(EventLoop loop) {
      this.loop = loop;
    }

    void add(Call call, CallEnd end) {
      LoggedLine own = call.logged();
      if (own == null) {
        format.append(lines, time.now(), call, end);
      } else {
        own.append(lines, time.now(), call, end.status(), end.bodyBytes(), end.nanos());
      }
      if (lines.length() >= batchChars) {
        handOn();
      } else if (!untilFull && !scheduled) {
        scheduled = true;
        loop.schedule(this, BATCH_MILLIS, TimeUnit.MILLISECONDS);
      }
    }

    @Override
    public void run() {
      scheduled = false;
      handOn();
    }

    private void handOn() {
      if (!lines.isEmpty()) {
        sink.write(lines.toString().getBytes(StandardCharsets.ISO_8859_1));
        lines.setLength(0);
      }
    }
  }
}
