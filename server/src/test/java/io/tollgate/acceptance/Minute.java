package io.tollgate.acceptance;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;

/** The minute of the clock, for what is limited by it. */
final class Minute {

  private static final int LAST_GOOD_SECOND = 49;

  private Minute() {}

  /** Calls that begin in one minute and end in the next would rightly pass more. */
  static void keepAwayFromItsEnd() throws InterruptedException {
    int second = Instant.now().atOffset(ZoneOffset.UTC).get(ChronoField.SECOND_OF_MINUTE);
    if (second > LAST_GOOD_SECOND) {
      Thread.sleep((61 - second) * 1000L);
    }
  }
}
