package io.tollgate.protocol.administration;

import java.util.List;

/**
 * The other half of the seam between admin and backend: what the backend has noticed. Called from
 * threads that may block, never from an event loop. Every method throws a {@link
 * BackendAwayException} when the backend cannot be asked.
 */
public interface BackendObservation {

  /**
   * The error list of a service, newest first; empty when the backend does not know the service.
   *
   * @param page from 1
   * @param perPage at least 1
   */
  BackendErrors errors(String serviceId, int page, int perPage);

  /** Empties the error list of a service; an unknown service has none. */
  void clearErrors(String serviceId);

  /**
   * The oldest events that wait, by ascending id. Reading removes nothing, and not all that wait
   * need be there: who has dealt with these asks again.
   */
  List<BackendEvent> events();

  /** Removes the events with this id or a lower one. */
  void forgetEvents(long upToId);
}
