package io.tollgate.backend.authorization;

import io.tollgate.backend.catalog.Catalog;
import io.tollgate.backend.catalog.Service;
import io.tollgate.backend.explanation.Fact;
import io.tollgate.protocol.authorization.RejectionReason;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the service and verifies that it is the caller's (2.1, step 6). */
public final class ServiceCheck implements Check {

  private final Catalog catalog;

  public ServiceCheck(Catalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public @Nullable Refusal examine(Inquiry inquiry) {
    String serviceId = inquiry.question().serviceId();
    return serviceId == null || serviceId.isEmpty()
        ? findDefault(inquiry)
        : findNamed(serviceId, inquiry);
  }

  @Override
  public String name() {
    return "service";
  }

  @Override
  public List<Fact> facts(Inquiry inquiry) {
    Service service = inquiry.serviceOrNull();
    return List.of(
        Fact.of("service_id", inquiry.question().serviceId()),
        Fact.of("found", service == null ? null : service.id()));
  }

  private @Nullable Refusal findDefault(Inquiry inquiry) {
    Service service = catalog.defaultService(inquiry.tenant());
    if (service == null) {
      return new Refusal(
          RejectionReason.PROVIDER_KEY_INVALID_OR_SERVICE_MISSING,
          "provider key \"" + inquiry.tenant() + "\" invalid and/or service ID missing");
    }
    inquiry.found(service);
    return null;
  }

  private @Nullable Refusal findNamed(String serviceId, Inquiry inquiry) {
    String tenant = inquiry.tenant();
    Service service = find(catalog, serviceId);
    if (service != null && belongsTo(tenant, service)) {
      inquiry.found(service);
      return null;
    }
    return service != null && catalog.defaultService(tenant) == null
        ? new Refusal(
            RejectionReason.PROVIDER_KEY_INVALID, "provider key \"" + tenant + "\" is invalid")
        : new Refusal(
            RejectionReason.SERVICE_ID_INVALID, "service id \"" + serviceId + "\" is invalid");
  }

  /** By the text after the last dash, then by the whole text. */
  static @Nullable Service find(Catalog catalog, String serviceId) {
    int dash = serviceId.lastIndexOf('-');
    Service service = dash < 0 ? null : catalog.service(serviceId.substring(dash + 1));
    return service == null ? catalog.service(serviceId) : service;
  }

  /** Takes as long for a key that is nearly right as for any other. */
  static boolean belongsTo(String providerKey, Service service) {
    String own = service.providerKey();
    return MessageDigest.isEqual(
        providerKey.getBytes(StandardCharsets.UTF_8), own.getBytes(StandardCharsets.UTF_8));
  }
}
