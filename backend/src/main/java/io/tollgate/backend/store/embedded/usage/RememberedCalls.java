package io.tollgate.backend.store.embedded.usage;

import io.tollgate.backend.store.IdempotencyKey;
import io.tollgate.backend.store.embedded.usage.RecentCalls.Entrance;
import io.tollgate.backend.store.journal.JournalSync;
import io.tollgate.backend.usage.Windows;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Finds out whether a call has been counted under its idempotency key before. */
final class RememberedCalls {

  private final RecentCalls recent;
  private final CounterLoader loader;
  private final JournalSync sync;
  private final IntSupplier inCheckpoint;
  private final int most;

  /**
   * @param inCheckpoint how many calls the checkpoint remembers
   * @param most calls that may be remembered at a time
   */
  RememberedCalls(
      RecentCalls recent,
      CounterLoader loader,
      JournalSync sync,
      IntSupplier inCheckpoint,
      int most) {
    this.recent = recent;
    this.loader = loader;
    this.sync = sync;
    this.inCheckpoint = inCheckpoint;
    this.most = most;
  }

  /** Calls exactly one of the call's methods, on any thread. */
  void once(IdempotencyKey key, Windows now, Call call) {
    switch (recent.enter(key, now.minute(), () -> once(key, now, call))) {
      case Entrance.First() -> lookUp(key, now, call);
      case Entrance.Known(RememberedCall first) ->
          // Its record is in the journal, and maybe not yet on the disk.
          sync.whenSafe(
              failure -> {
                if (failure == null) {
                  compare(first, key, call);
                } else {
                  call.failed(EmbeddedLedger.unconfirmed(failure).cause());
                }
              });
      case Entrance.Waiting() -> {
        // The first call has this one try again when it leaves.
      }
    }
  }

  private void lookUp(IdempotencyKey key, Windows now, Call call) {
    loader.find(
        key,
        found -> goOn(key, now, found, call),
        cause -> {
          call.failed(cause);
          recent.leave(key);
        });
  }

  private void goOn(IdempotencyKey key, Windows now, @Nullable RememberedCall found, Call call) {
    if (found != null && !found.isForgotten(now.minute())) {
      compare(found, key, call);
      recent.leave(key);
    } else if (recent.size() + inCheckpoint.getAsInt() > most) {
      call.failed(
          "%d idempotency keys are remembered, backend.idempotency.max-keys allows no more: raise it, or send fewer calls with a key; keys are forgotten after a day"
              .formatted(most));
      recent.leave(key);
    } else {
      call.count(() -> recent.leave(key));
    }
  }

  private static void compare(RememberedCall first, IdempotencyKey key, Call call) {
    if (first.isSame(key)) {
      call.repeated(first);
    } else {
      call.reused();
    }
  }

  /** A call that waits for its answer. */
  interface Call {

    /**
     * It is the first under its key.
     *
     * @param answered to be run after its answer
     */
    void count(Runnable answered);

    void repeated(RememberedCall first);

    /** Its key belongs to another call. */
    void reused();

    void failed(String cause);
  }
}
