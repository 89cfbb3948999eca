package io.tollgate.backend.authorization;

import io.tollgate.backend.catalog.Catalog;
import io.tollgate.backend.catalog.Service;
import io.tollgate.backend.error.ServiceError;
import io.tollgate.backend.error.ServiceErrors;
import org.jspecify.annotations.Nullable;

/** Notes errors in the list of the service they concern, if that can be told (2.5). */
public final class ErrorRecorder {

  private final Catalog catalog;
  private final ServiceErrors errors;

  public ErrorRecorder(Catalog catalog, ServiceErrors errors) {
    this.catalog = catalog;
    this.errors = errors;
  }

  /** Records a refusal that is answered with an error document. */
  public void record(Inquiry inquiry, Refusal refusal) {
    switch (refusal.reason()) {
      case OTHER, TOO_MANY_REQUESTS -> {}
      case SERVICE_TOKEN_INVALID ->
          recordOccasionally(
              inquiry,
              refusal,
              "service token \"***\" or service id \"%s\" is invalid"
                  .formatted(inquiry.question().serviceId()));
      case PROVIDER_KEY_INVALID ->
          recordOccasionally(inquiry, refusal, "provider key \"***\" is invalid");
      case ACCESS_TOKEN_INVALID ->
          record(inquiry, refusal, "access_token \"***\" is invalid: expired or never defined");
      default -> record(inquiry, refusal, refusal.message());
    }
  }

  private void record(Inquiry inquiry, Refusal refusal, String message) {
    Service service = serviceOf(inquiry);
    if (service != null && !refusal.isRejection()) {
      errors.add(service.id(), entry(inquiry, refusal, message));
    }
  }

  /** Anybody can cause these, so they must not push out the others, nor tell a secret. */
  private void recordOccasionally(Inquiry inquiry, Refusal refusal, String message) {
    String serviceId = inquiry.question().serviceId();
    Service service = serviceId == null ? null : ServiceCheck.find(catalog, serviceId);
    if (service != null) {
      errors.addOccasionally(service.id(), entry(inquiry, refusal, message));
    }
  }

  private @Nullable Service serviceOf(Inquiry inquiry) {
    if (inquiry.serviceOrNull() != null) {
      return inquiry.serviceOrNull();
    }
    String tenant = inquiry.tenantOrNull();
    if (tenant == null) {
      return null;
    }
    String serviceId = inquiry.question().serviceId();
    if (serviceId == null || serviceId.isEmpty()) {
      return catalog.defaultService(tenant);
    }
    Service service = ServiceCheck.find(catalog, serviceId);
    return service != null && ServiceCheck.belongsTo(tenant, service) ? service : null;
  }

  private static ServiceError entry(Inquiry inquiry, Refusal refusal, String message) {
    return new ServiceError(
        refusal.reason().code(), message, inquiry.nowMillis(), inquiry.question().context());
  }
}
