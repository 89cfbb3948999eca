package io.tollgate.backend.authorization;

import io.tollgate.backend.catalog.Catalog;
import io.tollgate.backend.catalog.Service;
import io.tollgate.backend.explanation.Fact;
import io.tollgate.protocol.authorization.RejectionReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds for which provider the caller speaks (2.1, step 3). A provider key that is not blank
 * decides alone and is verified later, with the service.
 */
public final class TenantCheck implements Check {

  private final Catalog catalog;

  public TenantCheck(Catalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public @Nullable Refusal examine(Inquiry inquiry) {
    Question question = inquiry.question();
    String providerKey = question.providerKey();
    if (providerKey != null && !providerKey.isBlank()) {
      inquiry.found(providerKey);
      return null;
    }
    String token = question.serviceToken();
    if (token == null || token.isBlank()) {
      return new Refusal(
          RejectionReason.PROVIDER_KEY_OR_SERVICE_TOKEN_REQUIRED,
          "Provider key or service token are required");
    }
    String serviceId = question.serviceId();
    if (serviceId == null || serviceId.isBlank()) {
      return new Refusal(RejectionReason.SERVICE_ID_MISSING, "Service ID is missing");
    }
    Service service = catalog.service(serviceId);
    // A provider key that is present and blank spoils the token in a report (5.1, step 2).
    if (providerKey != null
        || service == null
        || !service.accepts(token)
        || service.providerKey().isBlank()) {
      return new Refusal(
          RejectionReason.SERVICE_TOKEN_INVALID,
          "service token \"" + token + "\" or service id \"" + serviceId + "\" is invalid");
    }
    inquiry.found(service.providerKey());
    return null;
  }

  @Override
  public String name() {
    return "provider";
  }

  @Override
  public List<Fact> facts(Inquiry inquiry) {
    Question question = inquiry.question();
    return List.of(
        Fact.secret("provider_key", question.providerKey()),
        Fact.secret("service_token", question.serviceToken()));
  }
}
