package io.tollgate.backend.alert;

import java.util.List;

/** How far a limit can be used to be worth an alert, in per cent (7.5). */
public final class AlertLevels {

  /** All that a service may choose of, ascending. 0 may be chosen and never raises an alert. */
  public static final List<Integer> ALL = List.of(0, 50, 80, 90, 100, 120, 150, 200, 300);

  /** The lowest that raises one. */
  static final int LOWEST = 50;

  private AlertLevels() {}

  /**
   * The highest level that a limit has reached.
   *
   * @param percent of the limit that is used
   */
  static int reachedAt(double percent) {
    for (int i = ALL.size() - 1; i > 0; i--) {
      int level = ALL.get(i);
      if (percent >= level) {
        return level;
      }
    }
    return 0;
  }
}
