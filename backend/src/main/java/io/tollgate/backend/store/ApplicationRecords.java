package io.tollgate.backend.store;

import io.tollgate.protocol.administration.BackendApplication;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Applications and what belongs to them, record by record, as the internal API edits them (7.1, 8).
 * Keys, referrer filters and user keys are independent of the application: they may be there before
 * it and stay when it goes. Every edit is durable when it returns and seen by the next call.
 * Blocks; not for event loops.
 */
public interface ApplicationRecords {

  /**
   * An application's own fields; null where never set.
   *
   * @param state {@code active} authorises, anything else refuses
   */
  record ApplicationRecord(
      String serviceId,
      String id,
      String state,
      @Nullable String planId,
      @Nullable String planName,
      @Nullable String redirectUrl) {}

  @Nullable ApplicationRecord application(String serviceId, String applicationId);

  /**
   * Creates or changes an application; what is null keeps its stored value, and keys, filters and
   * user keys stay as they are.
   *
   * @return as it is stored
   */
  ApplicationRecord putApplication(ApplicationRecord application);

  /**
   * @return false when there was none
   */
  boolean deleteApplication(String serviceId, String applicationId);

  /** Applications whose id is above this one in ascending order of their text, whole. */
  List<BackendApplication> applications(String serviceId, String after, int limit);

  SortedSet<String> keys(String serviceId, String applicationId);

  void addKey(String serviceId, String applicationId, String key);

  /**
   * @return false when it was not there
   */
  boolean removeKey(String serviceId, String applicationId, String key);

  SortedSet<String> referrerFilters(String serviceId, String applicationId);

  void addReferrerFilter(String serviceId, String applicationId, String filter);

  void removeReferrerFilter(String serviceId, String applicationId, String filter);

  /** The application that a user key means, whether or not it exists. */
  @Nullable String applicationIdOf(String serviceId, String userKey);

  /** Several user keys may mean one application; each means one. */
  void putUserKey(String serviceId, String userKey, String applicationId);

  void deleteUserKey(String serviceId, String userKey);
}
