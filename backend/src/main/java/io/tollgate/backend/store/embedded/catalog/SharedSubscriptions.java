package io.tollgate.backend.store.embedded.catalog;

import io.tollgate.backend.catalog.Subscription;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;

/** One object for all equal subscriptions that are in use. For the writer of the catalog alone. */
final class SharedSubscriptions {

  private final Map<Subscription, WeakReference<Subscription>> known = new WeakHashMap<>();

  Subscription same(Subscription subscription) {
    WeakReference<Subscription> reference = known.get(subscription);
    Subscription same = reference == null ? null : reference.get();
    if (same == null) {
      same = subscription;
      known.put(same, new WeakReference<>(same));
    }
    return same;
  }
}
