package io.tollgate.backend.store.embedded.usage;

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

  private static final List<Period> OF_SERVICES =
      List.of(Period.ETERNITY, Period.MONTH, Period.WEEK, Period.DAY, Period.HOUR);

  /** What an application with two metrics and response codes takes here, rounded up. */
  private static final long BYTES = 1200;

  private final long mostApplications;
  private final CounterFold.Kept ofApplications;
  private final CounterFold.Kept ofServices;
  private final Map<ApplicationKey, ApplicationFold> applications = new HashMap<>();
  private final Map<String, OwnerFold> services = new HashMap<>();
  private final List<RememberedCall> remembered = new ArrayList<>();

  /**
   * @param minutesFrom minute counters that start before this instant are left out
   * @param mostBytes of memory that it may take, roughly
   */
  Fold(long minutesFrom, long mostBytes) {
    mostApplications = Math.max(1, mostBytes / BYTES);
    WindowCalendar calendar = new WindowCalendar();
    Map<String, String> names = new HashMap<>();
    ofApplications = new CounterFold.Kept(calendar, List.of(Period.values()), minutesFrom, names);
    ofServices = new CounterFold.Kept(calendar, OF_SERVICES, minutesFrom, names);
  }

  ApplicationFold of(ApplicationKey application) {
    ApplicationFold known = applications.get(application);
    if (known == null) {
      OwnerFold service =
          services.computeIfAbsent(application.serviceId(), id -> new OwnerFold(ofServices));
      known = new ApplicationFold(new OwnerFold(ofApplications), service);
      applications.put(
          new ApplicationKey(
              ofApplications.shared(application.serviceId()), application.applicationId()),
          known);
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
    return applications.size() + remembered.size() >= mostApplications;
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
