package io.tollgate.gateway.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.protocol.authorization.AuthorizationDecision.Authorized;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The configuration changes a hundred times while calls go through (gateway.md, 1.3). */
class ReloadUnderLoadTest {

  private static final int RELOADS = 100;
  private static final int SERVICES = 300;
  private static final int RULES = 20;

  private final GatewayFixture fixture = new GatewayFixture();
  private final AtomicBoolean stop = new AtomicBoolean();
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();

  @AfterEach
  void close() {
    fixture.close();
  }

  /** The service that is called, and others whose rules differ each time. */
  private String document(int version) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode services = document.putArray("services");
    services.add(fixture.service());
    for (int i = 0; i < SERVICES; i++) {
      ObjectNode other = fixture.service();
      other.put("id", 1000 + i).put("system_name", "other" + i);
      GatewayFixture.proxy(other).putArray("hosts").add("other%d.test".formatted(i));
      ObjectNode[] rules = new ObjectNode[RULES];
      for (int j = 0; j < rules.length; j++) {
        rules[j] = GatewayFixture.rule("GET", "/v%d/%d/{id}".formatted(version, j), 1);
      }
      services.add(GatewayFixture.rules(other, rules));
    }
    return document.toString();
  }

  private void call() {
    try (RawClient client = fixture.client()) {
      while (!stop.get()) {
        client.send(GatewayFixture.request("GET", "/?user_key=value", "localhost", ""));
        if (client.read().status() != 200) {
          failed.incrementAndGet();
        }
        answered.incrementAndGet();
      }
    } catch (RuntimeException e) {
      failed.incrementAndGet();
    }
  }

  /** How many compiled rules are held by anybody. */
  private static long rulesInMemory() throws Exception {
    String histogram =
        (String)
            ManagementFactory.getPlatformMBeanServer()
                .invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "gcClassHistogram",
                    new Object[] {new String[0]},
                    new String[] {String[].class.getName()});
    Matcher count =
        Pattern.compile("(\\d+)\\s+\\d+\\s+" + "io\\.tollgate\\.gateway\\.mapping\\.CompiledRule")
            .matcher(histogram);
    assertThat(count.find()).isTrue();
    return Long.parseLong(count.group(1));
  }

  private void reload(int version) {
    GatewayFixture.write(fixture.directory.resolve("config.json"), document(version));
    fixture.gateway().reload();
    String target = "/v%d/7/x?user_key=value".formatted(version);
    String request = GatewayFixture.request("GET", target, "other7.test", "");
    assertThat(RawClient.exchange(fixture.address(), request).status()).isEqualTo(200);
  }

  @Test
  void no_call_fails_and_no_old_configuration_stays() throws Exception {
    fixture.with((_, receiver) -> receiver.decided(new Authorized("Basic", "app", null)));
    fixture.serveDocument(document(0));
    List<Thread> clients =
        IntStream.range(0, 4).mapToObj(_ -> Thread.ofVirtual().start(this::call)).toList();
    for (int version = 1; version <= RELOADS; version++) {
      reload(version);
    }
    // The one that is served, and perhaps the one before.
    assertThat(rulesInMemory()).isBetween(1L * SERVICES * RULES, 3L * SERVICES * RULES);
    stop.set(true);
    for (Thread client : clients) {
      client.join();
    }
    assertThat(failed).hasValue(0);
    assertThat(answered).hasValueGreaterThan(RELOADS);
    System.out.printf(
        "ReloadUnderLoadTest: %d reloads, %d calls, none failed%n", RELOADS, answered.get());
  }
}
