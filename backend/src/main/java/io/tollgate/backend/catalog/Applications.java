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

  /** To the id and not to the record: a mapping may be there before its application, and after. */
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

  /** Adds or replaces an application; what user keys mean stays as it is. */
  public void put(Application application) {
    byId.put(application.id(), application);
  }

  /** Removes an application; user keys go on meaning it. */
  public void remove(String id) {
    byId.remove(id);
  }

  /** From now on the user key means this application, which need not exist. */
  public void putUserKey(String userKey, String id) {
    Application application = byId.get(id);
    // The application's own text where there is one: it is kept once and not twice.
    idByUserKey.put(userKey, application == null ? id : application.id());
  }

  /** From now on the user key means nothing. */
  public void removeUserKey(String userKey) {
    idByUserKey.remove(userKey);
  }
}
