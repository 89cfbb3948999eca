package io.tollgate.admin.publication;

import io.tollgate.protocol.gateway.Environment;
import io.tollgate.protocol.gateway.GatewayConfiguration;
import io.tollgate.protocol.gateway.GatewayPublication;
import io.tollgate.protocol.gateway.PublishedService;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Gateways in other processes fetch versions from the Account Management API when they want them
 * (gateway.md, 1.2), so nothing is pushed. The price: a metric that is gone may be counted by a
 * gateway until it has fetched; the backend then refuses it as unknown.
 */
public final class PulledVersions implements GatewayPublication {

  @Override
  public void replaceAll(GatewayConfiguration configuration) {
    // The Account Management API serves every version there is.
  }

  @Override
  public void put(PublishedService service) {
    // The Account Management API serves it since its transaction was committed.
  }

  @Override
  public void remove(String serviceId, Environment environment) {
    // The Account Management API answers 404 for it from now on.
  }

  @Override
  public @Nullable GatewayConfiguration served() {
    return null;
  }

  /** None: which gateways there are is not known here, and each may have others. */
  @Override
  public Map<String, List<JsonNode>> policies() {
    return Map.of();
  }
}
