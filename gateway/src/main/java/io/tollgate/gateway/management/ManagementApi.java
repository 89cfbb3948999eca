package io.tollgate.gateway.management;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.tollgate.gateway.configuration.ServedConfiguration;
import io.tollgate.gateway.refusal.LastRefusals;
import io.tollgate.http.loop.EventLoops;
import io.tollgate.http.server.Answer;
import io.tollgate.http.server.Exchange;
import io.tollgate.http.server.RequestHandler;
import io.tollgate.protocol.gateway.Environment;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Finds the resource of a management call, as far as the mode shows it (gateway.md, 4.4). */
public final class ManagementApi implements RequestHandler {

  private final ManagementSettings settings;
  private final Supplier<Map<String, List<JsonNode>>> manifests;
  private final StatusResource status;
  private final ConfigurationResource configuration;
  private final RefusalsResource refusals;

  /**
   * @param manifests of all policies, by name
   * @param environment of the services in configurations sent here
   * @param reload loads the configuration from its source again
   */
  public ManagementApi(
      ManagementSettings settings,
      Supplier<Map<String, List<JsonNode>>> manifests,
      ServedConfiguration served,
      LastRefusals refusals,
      Environment environment,
      EventLoops loops,
      Runnable reload) {
    this.settings = settings;
    this.manifests = manifests;
    this.status = new StatusResource(served, loops);
    this.refusals = new RefusalsResource(refusals, settings.token().isPresent());
    this.configuration = new ConfigurationResource(served, environment, reload);
  }

  @Override
  public void handle(Exchange exchange) {
    if (!authorised(exchange)) {
      exchange.answer(Answer.of(401, "text/plain", "Send the management token as Bearer\n"));
      return;
    }
    String route = exchange.method() + " " + exchange.path();
    Answer answer = answer(route, exchange);
    if (answer != null) {
      exchange.answer(answer);
      return;
    }
    Supplier<Answer> change = change(route, exchange);
    if (change == null) {
      exchange.answer(
          Answer.of(404, "text/plain", "Could not resolve %s - nil\n".formatted(route)));
    } else {
      Thread.ofVirtual().name("management").start(() -> exchange.answer(change.get()));
    }
  }

  /** What can be answered at once. */
  private @Nullable Answer answer(String route, Exchange exchange) {
    return switch (route) {
      case "GET /" -> settings.mode() == ManagementMode.DISABLED ? Answer.empty(403) : null;
      case "GET /policies", "GET /policies/" -> shown(ManagementMode.POLICIES) ? policies() : null;
      case "GET /status/live" -> shown(ManagementMode.STATUS) ? status.live() : null;
      case "GET /status/ready" -> shown(ManagementMode.STATUS) ? status.ready() : null;
      case "GET /status/info" -> shown(ManagementMode.STATUS) ? status.info() : null;
      case "GET /refusals" -> shown(ManagementMode.STATUS) ? refusals.show(exchange) : null;
      case "GET /config" -> shown(ManagementMode.DEBUG) ? configuration.show(exchange) : null;
      default -> null;
    };
  }

  /** What compiles or loads, and must not hold up an event loop. */
  private @Nullable Supplier<Answer> change(String route, Exchange exchange) {
    if (!shown(ManagementMode.DEBUG)) {
      return null;
    }
    return switch (route) {
      case "PUT /config", "POST /config" -> {
        String text = exchange.body().toString(StandardCharsets.UTF_8);
        yield () -> configuration.replace(text);
      }
      case "DELETE /config" -> configuration::clear;
      case "POST /boot" -> configuration::boot;
      default -> null;
    };
  }

  private boolean shown(ManagementMode mode) {
    return settings.mode().includes(mode);
  }

  private Answer policies() {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ObjectNode policies = answer.putObject("policies");
    manifests.get().forEach((name, versions) -> policies.putArray(name).addAll(versions));
    return JsonAnswer.of(200, answer);
  }

  private boolean authorised(Exchange exchange) {
    return settings.token().isEmpty()
        || MessageDigest.isEqual(
            ("Bearer " + settings.token().get()).getBytes(StandardCharsets.UTF_8),
            exchange
                .headers()
                .get(HttpHeaderNames.AUTHORIZATION, "")
                .getBytes(StandardCharsets.UTF_8));
  }
}
