package io.tollgate.backend.store.embedded.usage;

import java.util.HashMap;
import java.util.Map;

/** What a stretch of the journal changes of one application, or of one service as a whole. */
final class OwnerFold {

  /** Few names each: a small table. */
  private static final int NAMES = 4;

  private final CounterFold.Kept kept;
  private final Map<String, CounterFold> metrics = new HashMap<>(NAMES);
  private final Map<String, CounterFold> codes = new HashMap<>(NAMES);

  /**
   * @param kept which windows are kept of this owner (7.2)
   */
  OwnerFold(CounterFold.Kept kept) {
    this.kept = kept;
  }

  CounterFold metric(String id) {
    return of(id, metrics);
  }

  CounterFold code(String name) {
    return of(name, codes);
  }

  private CounterFold of(String name, Map<String, CounterFold> folds) {
    CounterFold known = folds.get(name);
    if (known == null) {
      known = new CounterFold(kept);
      folds.put(kept.shared(name), known);
    }
    return known;
  }

  Map<String, CounterFold> metrics() {
    return metrics;
  }

  Map<String, CounterFold> codes() {
    return codes;
  }
}
