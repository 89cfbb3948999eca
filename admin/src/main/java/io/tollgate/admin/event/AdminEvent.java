package io.tollgate.admin.event;

import io.tollgate.protocol.gateway.Environment;
import java.util.List;
import java.util.Map;

/**
 * A change of the system of record. Each says what the audit shows and what has to be published.
 * Details never hold a secret.
 */
public sealed interface AdminEvent {

  Subject subject();

  Action action();

  /** What the audit keeps beside: given values, or field → [before, after]. */
  Map<String, ?> detail();

  /** What others must be told, in this order. */
  List<Publication> publications();

  /**
   * A service, or a metric, limit or token of it: what authorisation knows of the service changed.
   *
   * @param removedMetrics metrics that a gateway may still count on until it has a newer version
   */
  record ServiceChanged(
      long serviceId,
      Subject subject,
      Action action,
      Map<String, ?> detail,
      List<RemovedMetric> removedMetrics)
      implements AdminEvent {

    public ServiceChanged(long serviceId, Subject subject, Action action, Map<String, ?> detail) {
      this(serviceId, subject, action, detail, List.of());
    }

    @Override
    public List<Publication> publications() {
      return List.of(new Publication.OfService(serviceId, removedMetrics));
    }
  }

  /**
   * A backend, or a metric of it: what authorisation knows of every service that uses it changed.
   *
   * @param services that use the backend
   * @param removedMetrics as in {@link ServiceChanged}
   */
  record BackendChanged(
      List<Long> services,
      Subject subject,
      Action action,
      Map<String, ?> detail,
      List<RemovedMetric> removedMetrics)
      implements AdminEvent {

    @Override
    public List<Publication> publications() {
      return services.stream()
          .<Publication>map(id -> new Publication.OfService(id, removedMetrics))
          .toList();
    }
  }

  /** A service is gone with all that hangs under it. */
  record ServiceDeleted(long serviceId, Map<String, ?> detail) implements AdminEvent {
    @Override
    public Subject subject() {
      return new Subject("service", serviceId);
    }

    @Override
    public Action action() {
      return Action.DELETED;
    }

    @Override
    public List<Publication> publications() {
      return List.of(new Publication.OfDeletedService(serviceId));
    }
  }

  /** An application, or a key or referrer filter of it, was made or changed. */
  record ApplicationChanged(
      long serviceId, long applicationId, Action action, Map<String, ?> detail)
      implements AdminEvent {
    @Override
    public Subject subject() {
      return new Subject("application", applicationId);
    }

    @Override
    public List<Publication> publications() {
      return List.of(new Publication.OfApplication(serviceId, applicationId));
    }
  }

  /**
   * An application is gone.
   *
   * @param publicId its application id, as authorisation knows it
   */
  record ApplicationDeleted(
      long serviceId, long applicationId, String publicId, Map<String, ?> detail)
      implements AdminEvent {
    @Override
    public Subject subject() {
      return new Subject("application", applicationId);
    }

    @Override
    public Action action() {
      return Action.DELETED;
    }

    @Override
    public List<Publication> publications() {
      return List.of(new Publication.OfDeletedApplication(serviceId, publicId));
    }
  }

  /** A plan's name changed, which every answer to its applications shows. */
  record PlanRenamed(long serviceId, long planId, Map<String, ?> detail) implements AdminEvent {
    @Override
    public Subject subject() {
      return new Subject("plan", planId);
    }

    @Override
    public Action action() {
      return Action.UPDATED;
    }

    @Override
    public List<Publication> publications() {
      return List.of(new Publication.OfPlanApplications(serviceId, planId));
    }
  }

  /** An account's state changed, and with it whether its applications are enabled. */
  record AccountStateChanged(long accountId, Map<String, ?> detail) implements AdminEvent {
    @Override
    public Subject subject() {
      return new Subject("account", accountId);
    }

    @Override
    public Action action() {
      return Action.STATE_CHANGED;
    }

    @Override
    public List<Publication> publications() {
      return List.of(new Publication.OfAccountApplications(accountId));
    }
  }

  /**
   * Another version of a service's configuration is the one to serve.
   *
   * @param droppedMetrics of backends, which the version before counted on and this one does not:
   *     authorisation may forget them
   */
  record ConfigurationChanged(
      long serviceId,
      Environment environment,
      long version,
      Action action,
      Map<String, ?> detail,
      List<RemovedMetric> droppedMetrics)
      implements AdminEvent {
    @Override
    public Subject subject() {
      return new Subject("proxy", serviceId);
    }

    @Override
    public List<Publication> publications() {
      Publication configuration = new Publication.OfConfiguration(serviceId, environment);
      return droppedMetrics.isEmpty()
          ? List.of(configuration)
          : List.of(new Publication.OfService(serviceId, droppedMetrics), configuration);
    }
  }

  /**
   * A tenant's state changed, and with it whether anything of it is served.
   *
   * @param publications all that authorisation knows of it
   */
  record TenantStateChanged(long tenantId, List<Publication> publications, Map<String, ?> detail)
      implements AdminEvent {
    public TenantStateChanged {
      publications = List.copyOf(publications);
    }

    @Override
    public Subject subject() {
      return new Subject("provider", tenantId);
    }

    @Override
    public Action action() {
      return Action.STATE_CHANGED;
    }
  }

  /** A change that nobody outside of the database has to learn of. */
  record Recorded(Subject subject, Action action, Map<String, ?> detail) implements AdminEvent {
    @Override
    public List<Publication> publications() {
      return List.of();
    }
  }
}
