package io.tollgate.gateway.policy.custom;

import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.Upstream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What one call leaves with one policy between its phases. */
final class Visit {

  private final Map<String, Object> notes = new ConcurrentHashMap<>(4);
  private @Nullable Upstream chosen;

  static Visit of(Object policy, Call call) {
    if (call.note(policy) instanceof Visit before) {
      return before;
    }
    Visit first = new Visit();
    call.note(policy, first);
    return first;
  }

  /** The policy's own, for any thread. */
  Map<String, Object> notes() {
    return notes;
  }

  /** The upstream that it chose before <em>content</em>, null: none. */
  @Nullable Upstream chosen() {
    return chosen;
  }

  void chosen(Upstream upstream) {
    chosen = upstream;
  }
}
