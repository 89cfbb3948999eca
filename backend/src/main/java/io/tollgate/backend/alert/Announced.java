package io.tollgate.backend.alert;

import java.time.Duration;

/**
 * What has been said about one application, and so what of a {@link Sighting} is new. The same rule
 * is asked twice: on the event loop with what memory knows, and by the {@link EventStore} with what
 * is kept.
 *
 * @param lastDay latest day of traffic that was announced, days since 1970; {@link #NEVER} when no
 *     traffic was announced, or none is known of
 */
public record Announced(long lastDay, Marks marks) {

  public static final long NEVER = Long.MIN_VALUE;

  /** How long an alert of the same level is not repeated. */
  private static final long ALERT_MILLIS = Duration.ofDays(1).toMillis();

  /** Whether any traffic is news. */
  public boolean isFirstTraffic() {
    return lastDay == NEVER;
  }

  /**
   * Whether traffic of this day is news. A day before the last one is none: around midnight calls
   * that are a little late still come from it.
   */
  public boolean isNewDay(long day) {
    return day != lastDay && day != lastDay - 1;
  }

  /** Whether an alert is due: never again for a level, nor below the highest one, within a day. */
  public boolean lacks(LevelReached reached, long nowMillis) {
    return !marks.hold(reached.level(), nowMillis)
        && !marks.hold(reached.highestWanted(), nowMillis);
  }

  /** What is announced once all news of this sighting is. */
  public Announced with(Sighting sighting) {
    long day = isNewDay(sighting.day()) ? sighting.day() : lastDay;
    LevelReached reached = sighting.reached();
    return new Announced(
        day,
        reached != null && lacks(reached, sighting.atMillis())
            ? marks.with(reached.level(), alertHoldsUntil(sighting))
            : marks);
  }

  /** Until when an alert of this sighting is not repeated, milliseconds since 1970. */
  public static long alertHoldsUntil(Sighting sighting) {
    return sighting.atMillis() + ALERT_MILLIS;
  }
}
