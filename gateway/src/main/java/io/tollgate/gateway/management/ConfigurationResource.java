package io.tollgate.gateway.management;

import io.tollgate.gateway.configuration.ConfigurationException;
import io.tollgate.gateway.configuration.ServedConfiguration;
import io.tollgate.http.server.Answer;
import io.tollgate.http.server.Exchange;
import io.tollgate.protocol.gateway.ConfigurationReader;
import io.tollgate.protocol.gateway.ConfigurationWriter;
import io.tollgate.protocol.gateway.Environment;
import io.tollgate.protocol.gateway.GatewayConfiguration;
import io.tollgate.protocol.gateway.PublishedService;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code /config} and {@code /boot}. Everything that changes something runs off the loops. */
final class ConfigurationResource {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final ServedConfiguration served;
  private final ConfigurationReader reader;
  private final Runnable reload;

  /**
   * @param environment of the services in documents sent here
   * @param reload loads from the source again, or throws {@link ConfigurationException}
   */
  ConfigurationResource(ServedConfiguration served, Environment environment, Runnable reload) {
    this.served = served;
    this.reader = new ConfigurationReader(environment);
    this.reload = reload;
  }

  /** What is served, of one environment or of both. Secrets only for this machine. */
  Answer show(Exchange exchange) {
    GatewayConfiguration current = served.current();
    if (current == null) {
      return JsonAnswer.of(200, JsonNodeFactory.instance.nullNode());
    }
    boolean secrets =
        QueryText.first(exchange, "secrets").equals("1")
            && exchange.peer().getAddress().isLoopbackAddress();
    Environment only = Environment.named(QueryText.first(exchange, "environment"));
    ObjectNode document = document(current, only);
    return JsonAnswer.of(200, secrets ? document : SecretMask.mask(document));
  }

  Answer replace(String text) {
    JsonNode document;
    try {
      document = JSON.readTree(text);
    } catch (JacksonException e) {
      return JsonAnswer.of(400, result("error", "config", null).put("error", "not JSON"));
    }
    if (reader.read(document) instanceof ConfigurationReader.Read read
        && !read.configuration().services().isEmpty()) {
      served.serve(read.configuration());
      int services = read.configuration().services().size();
      return JsonAnswer.of(
          200, result("ok", "config", SecretMask.mask(document)).put("services", services));
    }
    return JsonAnswer.of(
        406, result("not_configured", "config", SecretMask.mask(document)).put("services", 0));
  }

  Answer clear() {
    served.clear();
    return JsonAnswer.of(200, result("ok", "config", null));
  }

  Answer boot() {
    try {
      reload.run();
    } catch (ConfigurationException e) {
      return JsonAnswer.of(500, result("error", "config", null).put("error", e.getMessage()));
    }
    GatewayConfiguration current = served.current();
    if (current == null) {
      return JsonAnswer.of(200, result("ok", "config", null));
    }
    ObjectNode document = document(current, null);
    document.set(
        "oidc",
        new ConfigurationWriter()
            .oidc(current.services().stream().map(PublishedService::service).toList()));
    return JsonAnswer.of(200, result("ok", "config", SecretMask.mask(document)));
  }

  private static ObjectNode document(GatewayConfiguration current, @Nullable Environment only) {
    return new ConfigurationWriter()
        .services(
            current.services().stream()
                .filter(service -> only == null || service.environment() == only)
                .map(PublishedService::service)
                .toList());
  }

  private static ObjectNode result(String status, String field, @Nullable JsonNode value) {
    ObjectNode result = JsonNodeFactory.instance.objectNode().put("status", status);
    result.set(field, value == null ? JsonNodeFactory.instance.nullNode() : value);
    return result;
  }
}
