package io.tollgate.gateway.policy.builtin.ratelimit;

import org.jspecify.annotations.Nullable;

/** What a limiter allows (gateway.md, 5.3.2). Pure. */
sealed interface LimitRule {

  /** What is remembered of the calls before. */
  sealed interface State {}

  /** Calls under way. */
  record InFlight(int calls) implements State {}

  /**
   * @param excess calls that came before their time
   * @param atMillis when that was so
   */
  record Bucket(double excess, long atMillis) implements State {}

  /**
   * @param start of the window, milliseconds
   */
  record Window(long start, long used) implements State {}

  /**
   * One more call passes.
   *
   * @param after what is remembered then
   * @param delaySeconds how long the call is held back
   */
  record Admission(State after, double delaySeconds) {}

  /**
   * Whether one more call may pass.
   *
   * @param before null: no call yet
   * @return null when it may not
   */
  @Nullable Admission admit(@Nullable State before, long nowMillis);

  /** Names the kind in keys. */
  String kind();

  /**
   * Calls at the same time; so many more are held back.
   *
   * @param delay seconds that each further {@code most} calls cost
   */
  record Connections(int most, int burst, double delay) implements LimitRule {
    @Override
    public @Nullable Admission admit(@Nullable State before, long nowMillis) {
      int calls = before instanceof InFlight(int running) ? running + 1 : 1;
      if (calls > most + burst) {
        return null;
      }
      return new Admission(new InFlight(calls), calls > most ? delay * ((calls - 1) / most) : 0);
    }

    @Override
    public String kind() {
      return "connections";
    }
  }

  /** Calls a second; so many that come too early are held back until it is their time. */
  record LeakyBucket(double rate, double burst) implements LimitRule {
    @Override
    public @Nullable Admission admit(@Nullable State before, long nowMillis) {
      double excess = 0;
      if (before instanceof Bucket(double left, long at)) {
        double leaked = rate * Math.max(0, nowMillis - at) / 1000;
        excess = Math.max(0, left - leaked + 1);
      }
      return excess > burst ? null : new Admission(new Bucket(excess, nowMillis), excess / rate);
    }

    @Override
    public String kind() {
      return "leaky_bucket";
    }
  }

  /** Calls per window; windows begin at multiples of their length. */
  record FixedWindow(long count, long seconds) implements LimitRule {
    @Override
    public @Nullable Admission admit(@Nullable State before, long nowMillis) {
      long millis = seconds * 1000;
      long start = nowMillis - Math.floorMod(nowMillis, millis);
      long used = before instanceof Window(long same, long calls) && same == start ? calls : 0;
      return used >= count ? null : new Admission(new Window(start, used + 1), 0);
    }

    @Override
    public String kind() {
      return "fixed_window_" + seconds;
    }
  }
}
