package io.tollgate.server.composition;

import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.RawMessage;
import io.tollgate.http.testkit.ScriptedUpstream;
import io.tollgate.server.settings.SettingsReader;
import io.tollgate.server.settings.SettingsRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What an operator of the reference gateway has around him when he changes to this one: a backend,
 * an upstream, a configuration file, and the environment variables of old. Both servers answer 200
 * until told otherwise.
 */
final class VariableSurroundings implements AutoCloseable {

  static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
  static final String DOWN = "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n";
  static final String CALL = "/?user_key=value";

  volatile String backendAnswer = OK;
  volatile String upstreamAnswer = ScriptedUpstream.ok("from the upstream");
  final ScriptedUpstream backend =
      new ScriptedUpstream(
          connection -> {
            while (true) {
              connection.readRequest();
              connection.send(backendAnswer);
            }
          });
  final ScriptedUpstream upstream =
      new ScriptedUpstream(
          connection -> {
            while (true) {
              connection.readRequest();
              connection.send(upstreamAnswer);
            }
          });
  private final Path directory;
  private final Map<String, String> flags = new HashMap<>();
  private Optional<Tollgate> running = Optional.empty();

  /**
   * @param directory for configuration and data
   */
  VariableSurroundings(Path directory) {
    this.directory = directory;
    flags.put("roles", "gateway");
    flags.put("gateway.bind", "127.0.0.1");
    flags.put("gateway.port", "0");
    flags.put("gateway.management.port", "0");
    flags.put("metrics.port", "0");
    flags.put("data.directory", directory.resolve("data").toString());
  }

  VariableSurroundings flag(String name, String value) {
    flags.put(name, value);
    return this;
  }

  /** A service with one rule for everything. */
  String service(int id, String host) {
    return service(id, host, "/", "");
  }

  /**
   * @param rule its pattern
   * @param more fields of the proxy, each followed by a comma
   */
  String service(int id, String host, String rule, String more) {
    return """
        {"id":%d,"system_name":"words","backend_version":"1",
          "backend_authentication_type":"service_token","backend_authentication_value":"t",
          "proxy":{%s"hosts":["%s"],"api_backend":"http://127.0.0.1:%d/%d",
            "backend":{"endpoint":"http://127.0.0.1:%d"},
            "proxy_rules":[{"http_method":"GET","pattern":"%s","metric_system_name":"hits",
              "delta":1}]}}
        """
        .formatted(id, more, host, upstream.port(), id, backend.port(), rule)
        .replaceAll("\\n\\s*", "");
  }

  static String chain(String... links) {
    return "\"policy_chain\":[" + String.join(",", links) + "],";
  }

  static String link(String name, String configuration) {
    return "{\"name\":\"%s\",\"version\":\"builtin\",\"configuration\":{%s}}"
        .formatted(name, configuration);
  }

  static String document(String... services) {
    return "{\"services\":[" + String.join(",", services) + "]}";
  }

  Path file(String... services) {
    try {
      return Files.writeString(directory.resolve("gateway.json"), document(services));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts a gateway on service 42 at localhost, with these variables by name and value. */
  Tollgate start(String... variables) {
    return serving(service(42, "localhost"), variables);
  }

  /** Starts a gateway on one service. */
  Tollgate serving(String service, String... variables) {
    Map<String, String> environment = environment(variables);
    environment.put("THREESCALE_CONFIG_FILE", file(service).toString());
    return startOn(environment);
  }

  /** Starts a gateway whose variables name its configuration. */
  Tollgate startBare(String... variables) {
    return startOn(environment(variables));
  }

  private static Map<String, String> environment(String... variables) {
    Map<String, String> environment = new HashMap<>();
    for (int i = 0; i < variables.length; i += 2) {
      environment.put(variables[i], variables[i + 1]);
    }
    return environment;
  }

  private Tollgate startOn(Map<String, String> environment) {
    stop();
    try {
      Tollgate started = Tollgate.start(new SettingsReader().read(flags, environment, null));
      running = Optional.of(started);
      return started;
    } catch (SettingsRefused e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends the gateway, as an operator does. */
  void stop() {
    running.ifPresent(Tollgate::close);
    running = Optional.empty();
  }

  Tollgate gateway() {
    return running.orElseThrow(() -> new IllegalStateException("start() first"));
  }

  InetSocketAddress address() {
    return address(gateway().gatewayUrl().orElseThrow());
  }

  static InetSocketAddress address(String url) {
    URI uri = URI.create(url);
    return new InetSocketAddress(uri.getHost(), uri.getPort());
  }

  RawMessage get(String target, String... headers) {
    return getOf("localhost", target, headers);
  }

  RawMessage getOf(String host, String target, String... headers) {
    return RawClient.exchange(address(), request(host, target, headers));
  }

  static String request(String host, String target, String... headers) {
    StringBuilder request = new StringBuilder("GET " + target + " HTTP/1.1\r\nHost: " + host);
    for (String header : headers) {
      request.append("\r\n").append(header);
    }
    return request.append("\r\n\r\n").toString();
  }

  RawMessage management(String target) {
    return RawClient.get(address(gateway().managementUrl().orElseThrow()), target);
  }

  String metrics() {
    return RawClient.get(address(gateway().operationsUrl().orElseThrow()), "/metrics").body();
  }

  static void soon(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + 20_000_000_000L;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within 20 s: " + what);
      }
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void close() {
    stop();
    backend.close();
    upstream.close();
  }
}
