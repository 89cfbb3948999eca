package io.tollgate.admin.notification;

import io.tollgate.admin.database.Database;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.event.Signal;
import io.tollgate.admin.event.Worker;
import io.tollgate.admin.outcome.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the mails that wait, one after the other; a server that fails delays them and nothing else.
 * A mail is sent at least once.
 */
public final class Mailer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Mailer.class);

  /** Longer than an attempt takes. */
  private static final Duration CLAIM = Duration.ofMinutes(10);

  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  /** About three days. */
  private static final int ATTEMPTS = 75;

  private static final int AT_ONCE = 100;

  private final Database database;
  private final InstantSource clock;
  private final Signal waiting;
  private final Duration lookAgain;
  private final Smtp smtp;
  private final boolean on;
  private final Worker worker = new Worker("mailer", this::round);

  /**
   * @param waiting raised when there may be a mail to send
   * @param lookAgain how long it waits for that
   */
  public Mailer(
      Database database,
      InstantSource clock,
      Signal waiting,
      Duration lookAgain,
      MailSettings settings,
      SSLSocketFactory tls) {
    this.database = database;
    this.clock = clock;
    this.waiting = waiting;
    this.lookAgain = lookAgain;
    this.smtp = new Smtp(settings, tls);
    this.on = settings.host() != null;
  }

  public void start() {
    if (on) {
      worker.start();
    } else {
      log.info("no mail is sent: smtp.host is not set");
    }
  }

  @Override
  public void close() {
    worker.close();
  }

  private void round() throws InterruptedException {
    database
        .readAcrossTenants(rows -> MailTable.due(rows, clock.millis(), AT_ONCE))
        .forEach(this::attempt);
    waiting.await(lookAgain);
  }

  private void attempt(MailTable.Waiting due) {
    long now = clock.millis();
    if (!write(due, transaction -> MailTable.claim(transaction, due, now + CLAIM.toMillis()))) {
      return;
    }
    try {
      String id = "tollgate." + due.tenantId() + "." + due.id() + "." + due.attempts();
      smtp.send(due.mail(), MailText.of(due.mail(), id, clock.instant()));
      settle(due, true, 0);
    } catch (Smtp.Rejected e) {
      log.warn("mail {} is given up: {}", due.id(), e.getMessage());
      settle(due, true, 0);
    } catch (IOException e) {
      boolean last = due.attempts() + 1 >= ATTEMPTS;
      log.warn("mail {} {}: {}", due.id(), last ? "is given up" : "waits", reason(e));
      settle(due, last, clock.millis() + pause(due.attempts()).toMillis());
    }
  }

  private static String reason(IOException e) {
    return e instanceof Smtp.Refused || e instanceof Smtp.Unreachable
        ? String.valueOf(e.getMessage())
        : e.toString();
  }

  private static Duration pause(int attempts) {
    Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 6));
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }

  private void settle(MailTable.Waiting due, boolean over, long nextAttempt) {
    boolean unused =
        write(
            due,
            transaction -> {
              if (over) {
                MailTable.delete(transaction, due.id());
              } else {
                MailTable.retry(transaction, due.id(), nextAttempt);
              }
              return true;
            });
  }

  private boolean write(MailTable.Waiting due, Function<Transaction, Boolean> work) {
    return database
        .write(due.tenantId(), transaction -> Outcome.done(work.apply(transaction)))
        .orThrow();
  }
}
