package io.tollgate.gateway.testkit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tollgate.gateway.Gateway;
import io.tollgate.gateway.GatewaySettings;
import io.tollgate.gateway.configuration.ConfigurationSource;
import io.tollgate.gateway.listener.ListenerSettings;
import io.tollgate.gateway.log.AccessLogSettings;
import io.tollgate.gateway.spool.SpoolSettings;
import io.tollgate.http.loop.EventLoops;
import io.tollgate.http.server.HttpLimits;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.RawMessage;
import io.tollgate.http.testkit.ScriptedUpstream;
import io.tollgate.protocol.authorization.Authorizer;
import io.tollgate.protocol.gateway.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A gateway on a free port with a configuration file, a scripted backend and a scripted upstream.
 * Both answer 200 until told otherwise.
 */
public final class GatewayFixture implements AutoCloseable {

  /** As the backend's answer: it hangs up instead. */
  public static final String HANG_UP = "hang up";

  public static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

  public final MeterRegistry meters = new SimpleMeterRegistry();
  public final EventLoops loops = new EventLoops(2);
  public final ScriptedUpstream upstream;
  public final ScriptedUpstream backend;
  public final Path directory;
  public volatile String backendAnswer = OK;
  public volatile String upstreamAnswer = ScriptedUpstream.ok("from the upstream");
  private UnaryOperator<GatewaySettings> changes = UnaryOperator.identity();
  private Optional<Authorizer> inProcess = Optional.empty();
  private @Nullable Gateway gateway;

  public GatewayFixture() {
    this(null);
  }

  /**
   * @param script of the upstream, null: it answers {@link #upstreamAnswer}
   */
  public GatewayFixture(ScriptedUpstream.@Nullable Script script) {
    upstream =
        new ScriptedUpstream(
            script != null
                ? script
                : connection -> {
                  while (true) {
                    connection.readRequest();
                    connection.send(upstreamAnswer);
                  }
                });
    backend =
        new ScriptedUpstream(
            connection -> {
              while (true) {
                connection.readRequest();
                if (backendAnswer.equals(HANG_UP)) {
                  return;
                }
                connection.send(backendAnswer);
              }
            });
    try {
      directory = Files.createTempDirectory("gateway");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The contract's base service S (gateway.md, 10). */
  public ObjectNode service() {
    ObjectNode service = JsonNodeFactory.instance.objectNode();
    service
        .put("id", 42)
        .put("system_name", "words")
        .put("backend_version", "1")
        .put("backend_authentication_type", "service_token")
        .put("backend_authentication_value", "token-value");
    ObjectNode proxy = service.putObject("proxy");
    proxy.putArray("hosts").add("localhost");
    proxy.put("api_backend", upstreamUrl());
    proxy.putObject("backend").put("endpoint", backendUrl());
    rules(service, rule("GET", "/", 2));
    return service;
  }

  public static ObjectNode proxy(ObjectNode service) {
    return (ObjectNode) service.get("proxy");
  }

  /** Replaces the mapping rules. */
  public static ObjectNode rules(ObjectNode service, ObjectNode... rules) {
    ArrayNode array = proxy(service).putArray("proxy_rules");
    for (ObjectNode rule : rules) {
      array.add(rule);
    }
    return service;
  }

  /** A rule that adds to the metric hits. */
  public static ObjectNode rule(String method, String pattern, int delta) {
    return rule(method, pattern, "hits", delta);
  }

  public static ObjectNode rule(String method, String pattern, String metric, int delta) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("http_method", method)
        .put("pattern", pattern)
        .put("metric_system_name", metric)
        .put("delta", delta);
  }

  public String upstreamUrl() {
    return "http://127.0.0.1:" + upstream.port();
  }

  public String backendUrl() {
    return "http://127.0.0.1:" + backend.port();
  }

  public GatewayFixture with(UnaryOperator<GatewaySettings> change) {
    UnaryOperator<GatewaySettings> before = changes;
    changes = settings -> change.apply(before.apply(settings));
    return this;
  }

  /** Puts a backend into the process. */
  public Deciding with(Deciding.Answers answers) {
    Deciding authorizer = new Deciding(answers);
    inProcess = Optional.of(authorizer);
    return authorizer;
  }

  /** Starts the gateway on these services. */
  public GatewayFixture serve(ObjectNode... services) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.putArray("services").addAll(List.of(services));
    return serveDocument(document.toString());
  }

  public GatewayFixture serveDocument(String document) {
    Path file = directory.resolve("config.json");
    write(file, document);
    return start(new ConfigurationSource.File(file, Environment.PRODUCTION));
  }

  public GatewayFixture start(ConfigurationSource source) {
    GatewaySettings settings =
        changes.apply(
            new SettingsChange(GatewaySettings.of(source))
                .listener(
                    new ListenerSettings(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                            HttpLimits.DEFAULT,
                            4096)
                        .with(new SpoolSettings(directory.resolve("spool"), 1 << 20)))
                .accessLog(AccessLogSettings.OFF)
                .done());
    gateway = new Gateway(settings, loops, inProcess, InstantSource.system(), meters);
    gateway.start();
    return this;
  }

  public static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Gateway gateway() {
    if (gateway == null) {
      throw new IllegalStateException("serve() first");
    }
    return gateway;
  }

  public InetSocketAddress address() {
    return gateway().address();
  }

  public RawClient client() {
    return new RawClient(address());
  }

  /** Sends GET with Host localhost. */
  public RawMessage get(String target, String... headers) {
    return send("GET", target, "", headers);
  }

  /** Sends a request with Host localhost, and a Content-Length if there is a body. */
  public RawMessage send(String method, String target, String body, String... headers) {
    return RawClient.exchange(address(), request(method, target, "localhost", body, headers));
  }

  public static String request(
      String method, String target, String host, String body, String... headers) {
    StringBuilder request = new StringBuilder();
    request.append(method).append(' ').append(target).append(" HTTP/1.1\r\nHost: ").append(host);
    for (String header : headers) {
      request.append("\r\n").append(header);
    }
    if (!body.isEmpty()) {
      request.append("\r\nContent-Length: ").append(body.length());
    }
    return request.append("\r\n\r\n").append(body).toString();
  }

  /** Query of the only call to the backend. */
  public String backendQuery() {
    List<RawMessage> calls = backend.requests();
    if (calls.size() != 1) {
      throw new AssertionError("not one call to the backend, but " + calls);
    }
    String target = calls.getFirst().start().split(" ")[1];
    return target.substring(target.indexOf('?') + 1);
  }

  /** The only request at the upstream. */
  public RawMessage upstreamRequest() {
    List<RawMessage> requests = upstream.requests();
    if (requests.size() != 1) {
      throw new AssertionError("not one request to the upstream, but " + requests);
    }
    return requests.getFirst();
  }

  @Override
  public void close() {
    if (gateway != null) {
      gateway.close();
    }
    upstream.close();
    backend.close();
    loops.close();
    meters.close();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
