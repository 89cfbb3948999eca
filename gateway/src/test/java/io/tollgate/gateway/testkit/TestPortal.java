package io.tollgate.gateway.testkit;

import io.tollgate.http.testkit.RawMessage;
import io.tollgate.http.testkit.ScriptedUpstream;
import io.tollgate.protocol.gateway.Environment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A portal that answers each target as it is told, others with 404. */
public final class TestPortal implements AutoCloseable {

  private static final String NEWEST =
      "/admin/api/account/proxy_configs/%s.json?version=latest&page=%d&per_page=500%s";

  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final Gate gate = new Gate(false);

  public final ScriptedUpstream server =
      new ScriptedUpstream(
          connection -> {
            while (true) {
              String target = connection.readRequest().start().split(" ")[1];
              gate.pass();
              connection.send(answers.getOrDefault(target, status(404)));
            }
          });

  public String url() {
    return "http://127.0.0.1:" + server.port();
  }

  public static String status(int status) {
    return "HTTP/1.1 %d Whatever\r\nContent-Length: 0\r\n\r\n".formatted(status);
  }

  public static String newest(Environment environment, int page) {
    return NEWEST.formatted(
        environment == Environment.SANDBOX ? "staging" : "production", page, "");
  }

  public static String newestOf(Environment environment, String host) {
    return newest(environment, 1) + "&host=" + host;
  }

  public TestPortal answer(String target, String raw) {
    answers.put(target, raw);
    return this;
  }

  public TestPortal json(String target, Object document) {
    String text = document.toString();
    int length = text.getBytes(StandardCharsets.ISO_8859_1).length;
    return answer(
        target,
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(length, text));
  }

  /** The first page of production's newest versions. */
  public TestPortal publish(ObjectNode... services) {
    return json(newest(Environment.PRODUCTION, 1), listing(services));
  }

  /** The staging versions that a host has. */
  public TestPortal publishAt(String host, ObjectNode... services) {
    return json(newestOf(Environment.SANDBOX, host), listing(services));
  }

  public static ObjectNode listing(ObjectNode... services) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode configs = document.putArray("proxy_configs");
    for (ObjectNode service : services) {
      configs.add(version(service));
    }
    return document;
  }

  public static ObjectNode version(ObjectNode service) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.putObject("proxy_config").put("id", 1).put("version", 7).set("content", service);
    return document;
  }

  /** Answers nothing until {@link #open}. */
  public void hold() {
    gate.shut();
  }

  public void open() {
    gate.open();
  }

  public List<RawMessage> requests() {
    return server.requests();
  }

  /** What was asked for, in order. */
  public List<String> targets() {
    return requests().stream().map(request -> request.start().split(" ")[1]).toList();
  }

  @Override
  public void close() {
    open();
    server.close();
  }
}
