package io.tollgate.backend.store.embedded.usage;

import io.tollgate.backend.usage.Change;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the counters of one name in several windows. A short list, since a checkpoint may
 * hold a million of these; searched from its end, where the latest windows are.
 */
final class WindowSums {

  private static final int USUAL = 7;

  private long[] windows = new long[USUAL];
  private long[] amounts = new long[USUAL];

  /** Null while nothing was set. */
  private @Nullable BitSet sets;

  private int size;

  /**
   * @param window a {@link WindowKey}
   */
  void add(long window, long amount) {
    // Not in one expression: slot() may replace the array.
    int slot = slot(window);
    amounts[slot] = Change.saturatedSum(amounts[slot], amount);
  }

  /** The counter becomes this value; what was added before is forgotten. */
  void set(long window, long value) {
    int slot = slot(window);
    amounts[slot] = value;
    if (sets == null) {
      sets = new BitSet();
    }
    sets.set(slot);
  }

  private int slot(long window) {
    for (int i = size - 1; i >= 0; i--) {
      if (windows[i] == window) {
        return i;
      }
    }
    if (size == windows.length) {
      windows = Arrays.copyOf(windows, size * 2);
      amounts = Arrays.copyOf(amounts, size * 2);
    }
    windows[size] = window;
    return size++;
  }

  <E extends Exception> void forEach(CounterFold.Visitor<E> visitor) throws E {
    for (int i = 0; i < size; i++) {
      visitor.window(windows[i], sets != null && sets.get(i), amounts[i]);
    }
  }
}
