package io.tollgate.gateway.authorization;

import io.tollgate.http.loop.EventLoops;
import io.tollgate.protocol.authorization.Authorizer;
import io.tollgate.protocol.authorization.Credentials;
import io.tollgate.protocol.authorization.ReportOutcome;
import io.tollgate.protocol.authorization.Usage;
import io.tollgate.protocol.authorization.UsageReport;
import io.tollgate.protocol.authorization.UsageTransaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Usage of one service that is reported together and later (gateway.md, 3.7 and 3.9). What the
 * backend does not take is kept for the next time. Outlives reloads; for any thread.
 */
public final class ReportBuffer implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ReportBuffer.class);

  /** A form of that many is below the 1 MiB that backends take. */
  private static final int TRANSACTIONS = 1000;

  private static final Duration LAST_REPORT = Duration.ofSeconds(6);

  private final EventLoops loops;
  private final WaitingUsage waiting;
  private @Nullable Sender sender;
  private boolean scheduled;
  private boolean closed;

  /**
   * How the present configuration reports.
   *
   * @param pause between the first usage and its report, and between attempts
   */
  public record Sender(Authorizer authorizer, Questions questions, Duration pause) {}

  /**
   * @param most applications whose usage can wait; beyond that the oldest is dropped
   */
  public ReportBuffer(EventLoops loops, int most) {
    this.loops = loops;
    this.waiting = new WaitingUsage(most);
  }

  /** Reports that way from now on. */
  public synchronized void reportBy(Sender present) {
    sender = present;
  }

  public synchronized void add(Credentials credentials, Usage usage) {
    Sender present = sender;
    if (present == null) {
      throw new IllegalStateException("nobody reports");
    }
    waiting.add(credentials, usage);
    schedule(present);
  }

  private void schedule(Sender present) {
    if (scheduled) {
      return;
    }
    if (closed) {
      send(() -> {});
      return;
    }
    scheduled = true;
    try {
      loops.all().getFirst().schedule(this::due, present.pause().toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      log.error("usage is lost, since the gateway has ended already");
    }
  }

  private synchronized void due() {
    scheduled = false;
    send(() -> {});
  }

  /**
   * @param ended is run for each report when it has arrived or failed
   * @return how many reports are on their way
   */
  private synchronized int send(Runnable ended) {
    Sender present = sender;
    if (present == null) {
      return 0;
    }
    List<UsageTransaction> all = waiting.take();
    int reports = 0;
    for (int from = 0; from < all.size(); from += TRANSACTIONS) {
      List<UsageTransaction> part =
          new ArrayList<>(all.subList(from, Math.min(from + TRANSACTIONS, all.size())));
      UsageReport report = present.questions().report(part);
      present
          .authorizer()
          .report(
              report,
              outcome -> {
                reported(present, part, outcome);
                ended.run();
              });
      reports++;
    }
    return reports;
  }

  private synchronized void reported(
      Sender present, List<UsageTransaction> part, ReportOutcome outcome) {
    String trouble =
        switch (outcome) {
          case ReportOutcome.Taken _ -> null;
          case ReportOutcome.Unavailable(String cause) -> cause;
          case ReportOutcome.Refused refused ->
              refused.reason().code() + ": " + refused.reason().remedy();
        };
    if (trouble == null) {
      return;
    }
    log.warn(
        "usage of {} applications of service {} is not reported yet: {}",
        part.size(),
        present.questions().serviceId(),
        trouble);
    for (UsageTransaction transaction : part) {
      waiting.add(transaction.credentials(), transaction.usage());
    }
    if (!closed) {
      schedule(present);
    }
  }

  /** Reports what waits, and waits for that; what is not taken now is lost. */
  @Override
  public void close() {
    CountDownLatch onTheirWay;
    synchronized (this) {
      closed = true;
      onTheirWay = new CountDownLatch(waiting.reports(TRANSACTIONS));
      send(onTheirWay::countDown);
    }
    try {
      onTheirWay.await(LAST_REPORT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      if (!waiting.isEmpty()) {
        log.error("usage of {} applications is lost: the backend did not take it", waiting.size());
      }
    }
  }
}
