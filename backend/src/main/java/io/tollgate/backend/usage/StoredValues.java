package io.tollgate.backend.usage;

/** What the counters of some limits hold, in the order of those limits. */
public final class StoredValues {

  public static final StoredValues NONE = new StoredValues(new long[0]);

  private final long[] values;

  /**
   * @param values owned by this object from now on
   */
  public StoredValues(long[] values) {
    this.values = values;
  }

  /** The value of the limit at this index. */
  public long of(int limit) {
    return values[limit];
  }
}
