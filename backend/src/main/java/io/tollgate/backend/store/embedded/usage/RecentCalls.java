package io.tollgate.backend.store.embedded.usage;

import io.tollgate.backend.store.IdempotencyKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Calls under an idempotency key that the checkpoint does not have yet: those that are being
 * answered, and those counted since. Only the first of several calls under one key goes on; the
 * others wait until it has its answer.
 */
final class RecentCalls {

  private final Map<Name, Entry> entries = new HashMap<>();

  /** Keys are unique in their service only. */
  private record Name(String serviceId, String key) {

    static Name of(IdempotencyKey key) {
      return new Name(key.serviceId(), key.key());
    }
  }

  private static final class Entry {
    private @Nullable RememberedCall counted;
    private boolean answering = true;
    private final List<Runnable> waiting = new ArrayList<>(0);
  }

  /** What becomes of a call that comes with a key. */
  sealed interface Entrance {

    /** It goes on, and must {@link RecentCalls#leave}. */
    record First() implements Entrance {}

    /** There was one under the same key. */
    record Known(RememberedCall call) implements Entrance {}

    /** One under the same key is being answered. */
    record Waiting() implements Entrance {}
  }

  /**
   * Lets a call in.
   *
   * @param again run when the call may try again, after one that it had to wait for
   */
  synchronized Entrance enter(IdempotencyKey key, long nowMillis, Runnable again) {
    Name name = Name.of(key);
    Entry entry = entries.get(name);
    if (entry == null) {
      entries.put(name, new Entry());
      return new Entrance.First();
    }
    if (entry.counted == null || entry.answering && entry.counted.isForgotten(nowMillis)) {
      entry.waiting.add(again);
      return new Entrance.Waiting();
    }
    if (entry.counted.isForgotten(nowMillis)) {
      entries.put(name, new Entry());
      return new Entrance.First();
    }
    return new Entrance.Known(entry.counted);
  }

  /** Notes a call that has just been appended to the journal. */
  synchronized void counted(RememberedCall call) {
    Entry entry = entries.get(Name.of(call.key()));
    if (entry == null) {
      throw new IllegalStateException("a call was counted that has not entered");
    }
    entry.counted = call;
  }

  /** Lets go of the first call under a key, which has its answer, and has the next ones try. */
  void leave(IdempotencyKey key) {
    for (Runnable again : left(Name.of(key))) {
      again.run();
    }
  }

  private synchronized List<Runnable> left(Name name) {
    Entry entry = entries.get(name);
    if (entry == null) {
      return List.of();
    }
    entry.answering = false;
    if (entry.counted == null) {
      entries.remove(name);
    }
    List<Runnable> waiting = List.copyOf(entry.waiting);
    entry.waiting.clear();
    return waiting;
  }

  /** All that are in the journal by now. */
  synchronized List<RememberedCall> inJournal() {
    List<RememberedCall> calls = new ArrayList<>();
    for (Entry entry : entries.values()) {
      if (entry.counted != null) {
        calls.add(entry.counted);
      }
    }
    return calls;
  }

  /** Forgets calls that the checkpoint has now. */
  synchronized void forget(List<RememberedCall> calls) {
    for (RememberedCall call : calls) {
      Name name = Name.of(call.key());
      Entry entry = entries.get(name);
      if (entry != null && entry.counted == call && !entry.answering) {
        entries.remove(name);
      }
    }
  }

  synchronized int size() {
    return entries.size();
  }
}
