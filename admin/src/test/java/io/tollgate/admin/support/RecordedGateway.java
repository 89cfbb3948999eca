package io.tollgate.admin.support;

import io.tollgate.protocol.gateway.Environment;
import io.tollgate.protocol.gateway.GatewayConfiguration;
import io.tollgate.protocol.gateway.GatewayPublication;
import io.tollgate.protocol.gateway.PublishedService;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A gateway that keeps what it is to serve. */
public final class RecordedGateway implements GatewayPublication {
  private final Map<String, PublishedService> served = new ConcurrentHashMap<>();
  private final List<String> journal;

  RecordedGateway(List<String> journal) {
    this.journal = journal;
  }

  public @Nullable PublishedService served(long serviceId, Environment environment) {
    return served.get(key(Long.toString(serviceId), environment));
  }

  @Override
  public void replaceAll(GatewayConfiguration configuration) {
    journal.add("gateway.replaceAll");
    served.clear();
    configuration.services().forEach(this::keep);
  }

  @Override
  public void put(PublishedService service) {
    journal.add("gateway.put " + service.service().id() + " " + service.environment().wireName());
    keep(service);
  }

  @Override
  public void remove(String serviceId, Environment environment) {
    journal.add("gateway.remove " + serviceId + " " + environment.wireName());
    served.remove(key(serviceId, environment));
  }

  @Override
  public GatewayConfiguration served() {
    return new GatewayConfiguration(List.copyOf(served.values()));
  }

  @Override
  public Map<String, List<JsonNode>> policies() {
    return Map.of(
        "apicast", List.of(manifest("builtin", "Gateway")),
        "greeting", List.of(manifest("1.0", "Greets as the gateway says")));
  }

  private static JsonNode manifest(String version, String summary) {
    return JsonMapper.shared()
        .createObjectNode()
        .put("name", "A policy")
        .put("version", version)
        .put("summary", summary);
  }

  private void keep(PublishedService service) {
    served.put(key(service.service().id(), service.environment()), service);
  }

  private static String key(String serviceId, Environment environment) {
    return serviceId + " " + environment.wireName();
  }
}
