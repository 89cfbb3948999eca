package io.tollgate.backend.store.embedded;

import io.tollgate.backend.catalog.ApplicationKey;
import io.tollgate.backend.usage.ResponseCode;
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

  private static final List<Period> OF_APPLICATIONS = List.of(Period.values());

  private static final List<Period> OF_SERVICES =
      List.of(Period.ETERNITY, Period.MONTH, Period.WEEK, Period.DAY, Period.HOUR);

  private final WindowCalendar calendar = new WindowCalendar();
  private final Map<ApplicationKey, OwnerFold> applications = new HashMap<>();
  private final Map<String, OwnerFold> services = new HashMap<>();
  private final List<RememberedCall> remembered = new ArrayList<>();
  private final Map<Integer, List<String>> codes = new HashMap<>();

  void add(ApplicationKey application, String metricId, long minute, long amount) {
    of(application).metric(metricId).add(minute, amount);
    of(application.serviceId()).metric(metricId).add(minute, amount);
  }

  void set(ApplicationKey application, String metricId, long minute, long value) {
    of(application).metric(metricId).set(minute, value);
    of(application.serviceId()).metric(metricId).set(minute, value);
  }

  void answered(ApplicationKey application, int status, long minute) {
    for (String code : codes.computeIfAbsent(status, each -> new ResponseCode(each).counters())) {
      of(application).code(code).add(minute, 1);
      of(application.serviceId()).code(code).add(minute, 1);
    }
  }

  void remember(RememberedCall call) {
    remembered.add(call);
  }

  /** Forgets what came before of a service, whose counters were all removed at this point. */
  void removed(String serviceId) {
    applications.keySet().removeIf(application -> application.serviceId().equals(serviceId));
    services.remove(serviceId);
  }

  private OwnerFold of(ApplicationKey application) {
    return applications.computeIfAbsent(
        application, key -> new OwnerFold(calendar, OF_APPLICATIONS));
  }

  private OwnerFold of(String serviceId) {
    return services.computeIfAbsent(serviceId, id -> new OwnerFold(calendar, OF_SERVICES));
  }

  Map<ApplicationKey, OwnerFold> applications() {
    return applications;
  }

  Map<String, OwnerFold> services() {
    return services;
  }

  List<RememberedCall> remembered() {
    return remembered;
  }
}
