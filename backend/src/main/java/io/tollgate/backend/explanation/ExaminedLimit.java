package io.tollgate.backend.explanation;

import io.tollgate.protocol.time.Period;
import java.util.Locale;

/**
 * One limit of the application's plan and what the call would do to it.
 *
 * @param metric system name
 * @param stored what its counter held before the call
 * @param after what it would hold if the call were counted
 */
public record ExaminedLimit(
    String metric, Period period, long maxValue, long stored, long after, Outcome outcome) {

  /** Whether the limit holds after the call; of other metrics than the call's it is not asked. */
  public enum Outcome {
    HOLDS,
    EXCEEDED,
    NOT_ASKED;

    /** As in JSON. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
