package io.tollgate.backend.internal;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tollgate.backend.Backend;
import io.tollgate.backend.BackendSettings;
import io.tollgate.backend.BackendSettings.InternalAccess;
import io.tollgate.backend.SampleApplication;
import io.tollgate.backend.SampleService;
import io.tollgate.backend.TestClock;
import io.tollgate.http.loop.EventLoops;
import io.tollgate.http.server.HttpServer;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.RawMessage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;

/** A backend whose internal API is open to one user, and the contract's fixture F (section 11). */
final class InternalFixture implements AutoCloseable {

  static final String USER = "portal";
  static final String PASSWORD = "open sesame";
  static final String CREDENTIALS = "Authorization: " + basic(USER, PASSWORD);

  private static final BackendSettings SETTINGS =
      BackendSettings.DEFAULT.with(new InternalAccess(USER, PASSWORD, false));

  final TestClock clock = TestClock.at("2010-05-20T20:10:10Z");
  final Backend backend;
  private final EventLoops loops = new EventLoops(2);
  private final HttpServer server;

  InternalFixture(Path directory) {
    this(directory, SETTINGS);
  }

  InternalFixture(Path directory, BackendSettings settings) {
    backend = Backend.open(directory, clock, settings, "1.2.3", new SimpleMeterRegistry());
    server = backend.listen(loops, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  /** Publishes fixture F. */
  InternalFixture withSample() {
    new SampleService("100", backend.administration()).put();
    new SampleApplication("100", "app1", backend.administration()).userKeys("uk1");
    return this;
  }

  InetSocketAddress address() {
    return server.address();
  }

  RawMessage get(String path) {
    return call("GET", path, "");
  }

  RawMessage post(String path, String json) {
    return call("POST", path, json);
  }

  RawMessage put(String path, String json) {
    return call("PUT", path, json);
  }

  RawMessage delete(String path) {
    return call("DELETE", path, "");
  }

  /**
   * @param path below {@code /internal}
   */
  RawMessage call(String method, String path, String json) {
    return send(method, "/internal" + path, json, CREDENTIALS);
  }

  /** A call of the public API. */
  RawMessage authrep(String query) {
    return send("GET", "/transactions/authrep.xml?" + query, "", "X-None: 1");
  }

  RawMessage send(String method, String target, String json, String header) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    String request =
        "%s %s HTTP/1.1\r\nHost: x\r\n%s\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(
                method, target, header, body.length, new String(body, StandardCharsets.ISO_8859_1));
    try (RawClient client = new RawClient(address())) {
      client.send(request);
      return method.equals("HEAD") ? client.readHead() : client.read();
    }
  }

  static String basic(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  @Override
  public void close() {
    server.close();
    loops.close();
    backend.close();
  }
}
