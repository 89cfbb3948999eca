package io.tollgate.admin.publication;

import io.tollgate.admin.integration.ConfigVersion;
import io.tollgate.protocol.gateway.ConfigurationReader;
import io.tollgate.protocol.gateway.PublishedService;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads kept contents the way a gateway reads what it fetches. */
final class ServedVersions {
  private static final Logger log = LoggerFactory.getLogger(ServedVersions.class);
  private static final JsonMapper JSON = JsonMapper.shared();

  private ServedVersions() {}

  /** A version that cannot be read is left out and told to the log. */
  static List<PublishedService> of(List<ConfigVersion> versions) {
    List<PublishedService> services = new ArrayList<>();
    for (ConfigVersion version : versions) {
      ConfigurationReader reader = new ConfigurationReader(version.environment());
      switch (reader.read(document(version))) {
        case ConfigurationReader.Read(var configuration, var faults, var other) -> {
          faults.forEach(fault -> warn(version, fault));
          services.addAll(configuration.services());
        }
        case ConfigurationReader.Rejected(var fault) -> warn(version, fault);
      }
    }
    return services;
  }

  private static ObjectNode document(ConfigVersion version) {
    ObjectNode document = JSON.createObjectNode();
    ArrayNode configs = document.putArray("proxy_configs");
    configs
        .addObject()
        .putObject("proxy_config")
        .put("version", version.version())
        .put("environment", version.environment().wireName())
        .set("content", JSON.readTree(version.content()));
    return document;
  }

  private static void warn(ConfigVersion version, ConfigurationReader.Fault fault) {
    log.error(
        "version {} of product {} in {} cannot be served: {}",
        version.version(),
        version.serviceId(),
        version.environment().wireName(),
        fault);
  }
}
