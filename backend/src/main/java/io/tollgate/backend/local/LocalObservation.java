package io.tollgate.backend.local;

import io.tollgate.backend.alert.Event;
import io.tollgate.backend.alert.EventQueue;
import io.tollgate.backend.alert.EventQueue.Queued;
import io.tollgate.backend.error.ServiceError;
import io.tollgate.backend.error.ServiceErrors;
import io.tollgate.backend.error.ServiceErrors.Numbered;
import io.tollgate.backend.store.StorageException;
import io.tollgate.protocol.administration.BackendAwayException;
import io.tollgate.protocol.administration.BackendErrors;
import io.tollgate.protocol.administration.BackendEvent;
import io.tollgate.protocol.administration.BackendObservation;
import java.util.List;
import java.util.function.Supplier;

/** What this backend has noticed, for an admin side in the same process. */
public final class LocalObservation implements BackendObservation {

  private final ServiceErrors errors;
  private final EventQueue events;

  public LocalObservation(ServiceErrors errors, EventQueue events) {
    this.errors = errors;
    this.events = events;
  }

  @Override
  public BackendErrors errors(String serviceId, int page, int perPage) {
    List<Numbered> all = errors.numbered(serviceId);
    return new BackendErrors(
        all.stream()
            .skip((page - 1L) * perPage)
            .limit(perPage)
            .map(LocalObservation::entry)
            .toList(),
        all.size());
  }

  @Override
  public void clearErrors(String serviceId) {
    errors.clear(serviceId);
  }

  @Override
  public List<BackendEvent> events() {
    return stored(() -> events.oldest().stream().map(LocalObservation::event).toList());
  }

  @Override
  public void forgetEvents(long upToId) {
    int unused = stored(() -> events.deleteUpTo(upToId));
  }

  /** An error as other processes see it. */
  public static BackendErrors.Entry entry(Numbered numbered) {
    ServiceError error = numbered.error();
    return new BackendErrors.Entry(numbered.id(), error.code(), error.message(), error.atMillis());
  }

  /** An event as other processes see it. */
  public static BackendEvent event(Queued queued) {
    Event event = queued.event();
    return switch (event) {
      case Event.FirstTraffic first ->
          new BackendEvent.FirstTraffic(
              queued.id(), first.serviceId(), first.applicationId(), first.atMillis());
      case Event.FirstDailyTraffic first ->
          new BackendEvent.FirstDailyTraffic(
              queued.id(), first.serviceId(), first.applicationId(), first.atMillis());
      case Event.Alert alert ->
          new BackendEvent.Alert(
              queued.id(),
              alert.serviceId(),
              alert.applicationId(),
              alert.atMillis(),
              alert.id(),
              alert.utilization(),
              alert.maxUtilization(),
              alert.limit());
    };
  }

  private static <T> T stored(Supplier<T> work) {
    try {
      return work.get();
    } catch (StorageException e) {
      throw new BackendAwayException(String.valueOf(e.getMessage()), e);
    }
  }
}
