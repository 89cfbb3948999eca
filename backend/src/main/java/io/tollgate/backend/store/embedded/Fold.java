package io.tollgate.backend.store.embedded;

import io.tollgate.backend.catalog.ApplicationKey;
import io.tollgate.backend.usage.WindowCalendar;
import io.tollgate.protocol.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a stretch of the journal changes, summed per counter. Only applications are counted while
 * calls are answered; their services are summed here, in the journal's order, so that a set comes
 * out right over all applications (7.2).
 */
final class Fold {

  /** What an application with two metrics takes here was measured at about 700 bytes. */
  private static final long BYTES = 1024;

  /** An eighth of the heap for all of them. */
  private static final long MOST_APPLICATIONS = Runtime.getRuntime().maxMemory() / 8 / BYTES;

  private final WindowCalendar calendar = new WindowCalendar();
  private final CounterFold.Kept ofApplications =
      new CounterFold.Kept(calendar, List.of(Period.values()));
  private final CounterFold.Kept ofServices =
      new CounterFold.Kept(
          calendar, List.of(Period.ETERNITY, Period.MONTH, Period.WEEK, Period.DAY, Period.HOUR));
  private final Map<ApplicationKey, ApplicationFold> applications = new HashMap<>();
  private final Map<String, OwnerFold> services = new HashMap<>();
  private final List<RememberedCall> remembered = new ArrayList<>();

  ApplicationFold of(ApplicationKey application) {
    ApplicationFold known = applications.get(application);
    if (known == null) {
      OwnerFold service =
          services.computeIfAbsent(application.serviceId(), id -> new OwnerFold(ofServices));
      known = new ApplicationFold(new OwnerFold(ofApplications), service);
      applications.put(application, known);
    }
    return known;
  }

  void remember(RememberedCall call) {
    remembered.add(call);
  }

  /** Forgets what came before of a service, whose counters were all removed at this point. */
  void removed(String serviceId) {
    applications.keySet().removeIf(application -> application.serviceId().equals(serviceId));
    services.remove(serviceId);
  }

  /** Whether it should be taken over before it grows further. */
  boolean isFull() {
    return applications.size() + remembered.size() >= MOST_APPLICATIONS;
  }

  Map<ApplicationKey, ApplicationFold> applications() {
    return applications;
  }

  Map<String, OwnerFold> services() {
    return services;
  }

  List<RememberedCall> remembered() {
    return remembered;
  }
}
