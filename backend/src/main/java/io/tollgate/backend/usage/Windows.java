package io.tollgate.backend.usage;

import io.tollgate.protocol.time.Period;
import io.tollgate.protocol.time.Window;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The windows of all periods that contain one minute, and those right before them. One call looks
 * at the clock once and takes all its windows from here (12, ruling 15).
 */
public final class Windows {

  private final Map<Period, Window> current = new EnumMap<>(Period.class);
  private final Map<Period, Window> previous = new EnumMap<>(Period.class);
  private volatile @Nullable Map<Period, WindowTimes> times;

  private Windows(long epochMillis) {
    for (Period period : Period.values()) {
      Window window = period.windowAt(epochMillis);
      current.put(period, window);
      previous.put(period, period.windowAt(window.startMillis() - 1));
    }
  }

  public static Windows at(long epochMillis) {
    return new Windows(epochMillis);
  }

  public Window of(Period period) {
    return known(current, period);
  }

  /** The bounds of the window of {@link #of} as text; written only where an answer needs them. */
  WindowTimes timesOf(Period period) {
    Map<Period, WindowTimes> written = times;
    if (written == null) {
      written = new EnumMap<>(Period.class);
      for (Window window : current.values()) {
        written.put(window.period(), WindowTimes.of(window));
      }
      times = written;
    }
    return Objects.requireNonNull(written.get(period));
  }

  /** First instant of the window before the one of {@link #of}. */
  public long previousStart(Period period) {
    return known(previous, period).startMillis();
  }

  private static Window known(Map<Period, Window> windows, Period period) {
    return Objects.requireNonNull(windows.get(period));
  }

  /** Start of the minute that all these windows contain. */
  public long minute() {
    return of(Period.MINUTE).startMillis();
  }

  boolean contain(long epochMillis) {
    return of(Period.MINUTE).contains(epochMillis);
  }
}
