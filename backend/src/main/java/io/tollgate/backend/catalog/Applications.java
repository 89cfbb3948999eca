package io.tollgate.backend.catalog;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The applications of one service, by id and by user key. Reads take no lock; writers take turns
 * outside. It outlives the snapshots of its service, so that a changed plan copies no application.
 */
public final class Applications {

  private final ConcurrentHashMap<String, Application> byId = new ConcurrentHashMap<>();

  /** To the id and not to the record: a mapping may outlive its application (6). */
  private final ConcurrentHashMap<String, String> idByUserKey = new ConcurrentHashMap<>();

  public @Nullable Application withId(String id) {
    return byId.get(id);
  }

  /** The id that this user key means, whether or not such an application exists. */
  public @Nullable String idOf(String userKey) {
    return idByUserKey.get(userKey);
  }

  public Set<String> ids() {
    return Set.copyOf(byId.keySet());
  }

  public int size() {
    return byId.size();
  }

  /** Adds or replaces an application; a user key that it no longer has stops meaning it. */
  public void put(Application application) {
    String id = application.id();
    for (String userKey : application.definition().userKeys()) {
      idByUserKey.put(userKey, id);
    }
    Application before = byId.put(id, application);
    if (before != null) {
      forget(before, application.definition().userKeys());
    }
  }

  /** Removes an application with its user keys. */
  public void remove(String id) {
    Application before = byId.remove(id);
    if (before != null) {
      forget(before, Set.of());
    }
  }

  private void forget(Application before, Set<String> kept) {
    for (String userKey : before.definition().userKeys()) {
      if (!kept.contains(userKey)) {
        // Only if it still means this application: another may have taken it over.
        idByUserKey.remove(userKey, before.id());
      }
    }
  }
}
