package io.tollgate.protocol.administration;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The seam between admin and backend. Every call replaces a whole aggregate, is idempotent and
 * durable when it returns; so a publisher may repeat it until it succeeds. Called from threads that
 * may block, never from an event loop.
 */
public interface BackendAdministration {

  /**
   * Makes the service exactly this: what is missing here (a metric, a limit, a token) is gone
   * afterwards.
   */
  void putService(BackendService service);

  /** Removes the service with its applications. Unknown ids are no error. */
  void deleteService(String serviceId);

  /** Makes the application exactly this. The service must exist. */
  void putApplication(BackendApplication application);

  /**
   * Removes the application with its keys and user keys; its counters stay. Unknown ids are no
   * error.
   */
  void deleteApplication(String serviceId, String applicationId);

  /**
   * Ids of all services the backend knows: a full re-sync removes those that the admin side does
   * not know.
   */
  Set<String> serviceIds();

  /** Ids of all applications of a service, empty when the service is unknown. */
  Set<String> applicationIds(String serviceId);

  /** The service as the backend knows it now, null when it does not: for whoever compares. */
  @Nullable BackendService service(String serviceId);

  /**
   * Applications of a service whose ids are above this one, in ascending order of their text; fewer
   * than asked for when there are no more.
   *
   * @param most 1 to 1000
   */
  List<BackendApplication> applications(String serviceId, String after, int most);
}
