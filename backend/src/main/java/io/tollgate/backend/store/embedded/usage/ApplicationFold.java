package io.tollgate.backend.store.embedded.usage;

import io.tollgate.backend.usage.ResponseCode;

/** What a stretch of the journal changes of an application, and with it of its service. */
final class ApplicationFold {

  private final OwnerFold application;
  private final OwnerFold service;

  ApplicationFold(OwnerFold application, OwnerFold service) {
    this.application = application;
    this.service = service;
  }

  void add(String metricId, long minute, long amount) {
    application.metric(metricId).add(minute, amount);
    service.metric(metricId).add(minute, amount);
  }

  void set(String metricId, long minute, long value) {
    application.metric(metricId).set(minute, value);
    service.metric(metricId).set(minute, value);
  }

  void answered(ResponseCode code, long minute) {
    for (String name : code.counters()) {
      application.code(name).add(minute, 1);
      service.code(name).add(minute, 1);
    }
  }

  OwnerFold counters() {
    return application;
  }
}
