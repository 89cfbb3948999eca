package io.tollgate.admin.database;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once that something cannot be done with the database, and once that it can again. */
final class Outage {
  private static final Logger log = LoggerFactory.getLogger(Outage.class);

  private final String what;
  private final AtomicBoolean lasts = new AtomicBoolean();

  /**
   * @param what cannot be done, as a participle
   */
  Outage(String what) {
    this.what = what;
  }

  /** The same, once it is noted. */
  DatabaseUnavailable of(DatabaseUnavailable failure) {
    if (lasts.compareAndSet(false, true)) {
      log.warn(
          "the database cannot be {}, requests are answered 503 until it can: {} ({})",
          what,
          failure.getMessage(),
          String.valueOf(failure.getCause()));
    }
    return failure;
  }

  void ends() {
    if (lasts.get() && lasts.compareAndSet(true, false)) {
      log.info("the database can be {} again", what);
    }
  }
}
