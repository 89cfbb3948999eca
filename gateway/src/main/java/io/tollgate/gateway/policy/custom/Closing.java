package io.tollgate.gateway.policy.custom;

import io.tollgate.policy.Policy;
import java.lang.ref.Cleaner;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes policies that want to be closed, when no chain and no call uses them any more. */
final class Closing {

  private static final Logger log = LoggerFactory.getLogger(Closing.class);

  private final Set<Cleaner.Cleanable> open = ConcurrentHashMap.newKeySet();

  /** Has a thread of its own, so it is made for the first policy that needs it. */
  private @Nullable Cleaner cleaner;

  /**
   * @param user is gone when the policy is not used any more; must not be held by the policy
   */
  void closeAfter(Object user, Policy policy) {
    if (policy instanceof AutoCloseable closeable) {
      End end = new End(closeable, open);
      end.cleanable = cleaner().register(user, end);
      open.add(end.cleanable);
    }
  }

  private synchronized Cleaner cleaner() {
    Cleaner made = cleaner == null ? Cleaner.create() : cleaner;
    cleaner = made;
    return made;
  }

  /** Closes all of them now. */
  void close() {
    open.forEach(Cleaner.Cleanable::clean);
  }

  private static final class End implements Runnable {

    private final AutoCloseable policy;
    private final Set<Cleaner.Cleanable> open;
    private Cleaner.@Nullable Cleanable cleanable;

    End(AutoCloseable policy, Set<Cleaner.Cleanable> open) {
      this.policy = policy;
      this.open = open;
    }

    @Override
    public void run() {
      Cleaner.Cleanable done = cleanable;
      if (done != null) {
        open.remove(done);
      }
      try {
        policy.close();
      } catch (Throwable e) {
        log.error("{} could not be closed", policy.getClass().getName(), e);
      }
    }
  }
}
