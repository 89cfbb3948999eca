package io.tollgate.protocol.gateway;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes configurations as gateways read them. Every field the gateway knows is there, null where
 * it is not set; what the records carry besides is written unchanged. The order of fields is that
 * of account-management-api.md, 6.2, so equal records give equal text.
 *
 * <p>{@code toString} of what is returned is the JSON text.
 */
public final class ConfigurationWriter {

  /** The {@code content} of a proxy config: the service with its proxy. */
  public ObjectNode content(ServiceConfiguration service) {
    return ServiceWriter.write(service);
  }

  /** {@code {"services":[…]}}: a gateway's configuration file. */
  public ObjectNode services(List<ServiceConfiguration> services) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode array = document.putArray("services");
    services.forEach(service -> array.add(content(service)));
    return document;
  }

  /** The {@code oidc} array beside these services; an empty object for one without an entry. */
  public ArrayNode oidc(List<ServiceConfiguration> services) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    services.forEach(service -> array.add(OidcWriter.write(service.oidc())));
    return array;
  }

  /** {@code {"proxy_configs":[…]}}: keeps versions and environments. */
  public ObjectNode proxyConfigs(GatewayConfiguration configuration) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode array = document.putArray("proxy_configs");
    for (PublishedService published : configuration.services()) {
      array
          .addObject()
          .putObject("proxy_config")
          .put("version", published.version())
          .put("environment", published.environment().wireName())
          .set("content", content(published.service()));
    }
    if (configuration.services().stream().anyMatch(s -> s.service().oidc() != null)) {
      document.set(
          "oidc", oidc(configuration.services().stream().map(PublishedService::service).toList()));
    }
    return document;
  }
}
