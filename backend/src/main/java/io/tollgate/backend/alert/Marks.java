package io.tollgate.backend.alert;

/** Which alert levels of one application have been announced, and until when that counts. */
public final class Marks {

  public static final Marks NONE = new Marks(new long[AlertLevels.ALL.size()]);

  private final long[] untilMillis;

  private Marks(long[] untilMillis) {
    this.untilMillis = untilMillis;
  }

  /**
   * These and one more.
   *
   * @param level one of {@link AlertLevels#ALL}; others are never reached and are ignored
   * @param until milliseconds since 1970
   */
  public Marks with(int level, long until) {
    int index = AlertLevels.ALL.indexOf(level);
    if (index < 0) {
      return this;
    }
    long[] changed = untilMillis.clone();
    changed[index] = until;
    return new Marks(changed);
  }

  boolean hold(int level, long nowMillis) {
    int index = AlertLevels.ALL.indexOf(level);
    return index >= 0 && untilMillis[index] > nowMillis;
  }
}
