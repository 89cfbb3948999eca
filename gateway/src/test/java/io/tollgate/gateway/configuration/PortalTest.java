package io.tollgate.gateway.configuration;

import static io.tollgate.gateway.testkit.GatewayFixture.proxy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.gateway.configuration.source.PortalSettings;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.LoggedLines;
import io.tollgate.gateway.testkit.TestPortal;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.protocol.gateway.Environment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a portal is asked, and what comes of its answers (gateway.md, 1.2 and 1.4). */
class PortalTest {

  private static final LoadRules ONCE = LoadRules.once(Environment.PRODUCTION);

  private final GatewayFixture fixture = new GatewayFixture();
  private final TestPortal portal = new TestPortal();

  @AfterEach
  void close() {
    fixture.close();
    portal.close();
  }

  private PortalSettings settings(String path) {
    return settings(path, Map.of(), List.of());
  }

  private PortalSettings settings(
      String path, Map<String, String> versions, List<String> services) {
    return new PortalSettings(
        portal.url() + path,
        Optional.of("user:token"),
        Environment.PRODUCTION,
        versions,
        services,
        Duration.ofMillis(200),
        true,
        "Tollgate/test");
  }

  private void start(PortalSettings settings) {
    start(settings, ONCE);
  }

  private void start(PortalSettings settings, LoadRules rules) {
    fixture.start(new ConfigurationSource.Portal(settings, fixture.directory, rules));
  }

  private ObjectNode service(int id) {
    ObjectNode service = fixture.service().put("id", id);
    proxy(service).putArray("hosts").add(id + ".example");
    return service;
  }

  private int status(String host) {
    return RawClient.exchange(
            fixture.address(), GatewayFixture.request("GET", "/?user_key=value", host, ""))
        .status();
  }

  @Test
  void sends_user_and_password_and_says_who_it_is() {
    portal.publish(service(1));
    start(settings(""));
    assertThat(status("1.example")).isEqualTo(200);
    assertThat(portal.requests().getFirst().header("Authorization"))
        .isEqualTo("Basic dXNlcjp0b2tlbg==");
    assertThat(portal.requests().getFirst().header("User-Agent")).isEqualTo("Tollgate/test");
  }

  @Test
  @ConformanceCase("GW-107")
  void reads_page_after_page_until_one_is_not_full() {
    ObjectNode[] first = new ObjectNode[500];
    for (int i = 0; i < first.length; i++) {
      first[i] = service(i + 1);
    }
    portal
        .publish(first)
        .json(TestPortal.newest(Environment.PRODUCTION, 2), TestPortal.listing(service(501)));
    start(settings(""));
    assertThat(portal.targets())
        .containsExactly(
            "/admin/api/account/proxy_configs/production.json?version=latest&page=1&per_page=500",
            "/admin/api/account/proxy_configs/production.json?version=latest&page=2&per_page=500");
    for (int id = 1; id <= 501; id++) {
      assertThat(status(id + ".example")).isEqualTo(200);
    }
  }

  @Test
  void a_page_that_fails_fails_everything() {
    ObjectNode[] first = new ObjectNode[500];
    for (int i = 0; i < first.length; i++) {
      first[i] = service(i + 1);
    }
    portal.publish(first);
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> start(settings("")))
        .withMessage(
            "failed to load configuration, exiting: portal http://127.0.0.1:%d answered 404 to GET %s"
                .formatted(portal.server.port(), TestPortal.newest(Environment.PRODUCTION, 2)));
  }

  @Test
  @ConformanceCase("GW-108")
  void asks_for_the_pinned_versions_and_the_newest_of_the_others() {
    ObjectNode listed = JsonNodeFactory.instance.objectNode();
    listed.putArray("services").add(entry(42)).add(entry(43)).add(entry(44));
    portal
        .json("/admin/api/services.json?page=1&per_page=500", listed)
        .json(
            "/admin/api/services/42/proxy/configs/production/7.json",
            TestPortal.version(service(42)))
        .json(
            "/admin/api/services/43/proxy/configs/production/latest.json",
            TestPortal.version(service(43)));
    start(settings("", Map.of("42", "7"), List.of()));
    assertThat(portal.targets())
        .containsExactly(
            "/admin/api/services.json?page=1&per_page=500",
            "/admin/api/services/42/proxy/configs/production/7.json",
            "/admin/api/services/43/proxy/configs/production/latest.json",
            "/admin/api/services/44/proxy/configs/production/latest.json");
    assertThat(status("42.example")).isEqualTo(200);
    assertThat(status("43.example")).isEqualTo(200);
    assertThat(status("44.example")).isEqualTo(404);
  }

  private static ObjectNode entry(int id) {
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.putObject("service").put("id", id);
    return entry;
  }

  @Test
  @ConformanceCase("GW-108")
  void asks_for_the_services_of_the_list_alone() {
    portal.json(
        "/admin/api/services/42/proxy/configs/production/7.json", TestPortal.version(service(42)));
    start(settings("", Map.of("42", "7"), List.of("42")));
    assertThat(portal.targets())
        .containsExactly("/admin/api/services/42/proxy/configs/production/7.json");
    assertThat(status("42.example")).isEqualTo(200);
  }

  @Test
  @ConformanceCase("GW-109")
  void pinned_versions_and_a_path_contradict_each_other() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> start(settings("/config", Map.of("42", "7"), List.of())))
        .withMessageContaining("APICAST_SERVICE_42_CONFIGURATION_VERSION")
        .withMessageContaining("the path /config");
    assertThat(portal.targets()).isEmpty();
  }

  @Test
  @ConformanceCase("GW-110")
  void serves_what_either_filter_accepts() {
    ObjectNode named = service(43);
    proxy(named).putArray("hosts").add("one.example").add("other.example");
    portal.publish(service(42), named, service(44));
    start(settings(""), ONCE.with(new ServiceFilter(Set.of("42"), Optional.of("^on*"))));
    assertThat(status("42.example")).isEqualTo(200);
    assertThat(status("one.example")).isEqualTo(200);
    assertThat(status("other.example")).isEqualTo(200);
    assertThat(status("44.example")).isEqualTo(404);
  }

  @Test
  void a_filter_that_is_no_regular_expression_accepts_nothing() {
    try (LoggedLines log = new LoggedLines()) {
      portal.publish(service(42));
      start(settings(""), ONCE.with(new ServiceFilter(Set.of(), Optional.of("(["))));
      assertThat(status("42.example")).isEqualTo(404);
      assertThat(log.lines()).anyMatch(line -> line.contains("APICAST_SERVICES_FILTER_BY_URL"));
    }
  }

  @Test
  void asks_below_the_path_where_there_is_one() {
    portal.json("/master/configs/production.json", TestPortal.listing(service(1)));
    start(settings("/master/configs/"));
    assertThat(portal.targets()).containsExactly("/master/configs/production.json");
    assertThat(status("1.example")).isEqualTo(200);
  }

  @Test
  void asks_for_the_document_of_old_at_last() {
    ObjectNode document = JsonNodeFactory.instance.objectNode().put("provider_key", "K");
    document.putArray("services").add(service(1));
    portal.json("/admin/api/nginx/spec.json", document);
    start(settings(""));
    assertThat(portal.targets())
        .containsExactly(
            TestPortal.newest(Environment.PRODUCTION, 1), "/admin/api/nginx/spec.json");
    assertThat(status("1.example")).isEqualTo(200);
  }

  @Test
  void does_not_follow_redirects() {
    portal
        .answer(
            TestPortal.newest(Environment.PRODUCTION, 1),
            "HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n")
        .json("/elsewhere", TestPortal.listing(service(1)));
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> start(settings("")))
        .withMessageContaining("redirects are not followed");
    assertThat(portal.targets()).doesNotContain("/elsewhere");
  }

  @Test
  void what_a_portal_says_of_something_else_is_no_empty_configuration() {
    portal.json(TestPortal.newest(Environment.PRODUCTION, 1), "{\"status\":\"maintenance\"}");
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> start(settings("")))
        .withMessageContaining("without proxy_configs")
        .withMessageNotContaining("token");
  }

  @Test
  void a_fault_in_one_version_leaves_the_others_alone() {
    ObjectNode faulty = service(1);
    proxy(faulty).put("hosts", 7);
    try (LoggedLines log = new LoggedLines()) {
      portal.publish(faulty, service(2));
      start(settings(""));
      assertThat(status("2.example")).isEqualTo(200);
      assertThat(log.lines())
          .anyMatch(
              line -> line.contains("proxy_configs[0].proxy_config.content.proxy.hosts must be"));
    }
  }

  @Test
  void says_which_credentials_to_check() {
    portal.answer(TestPortal.newest(Environment.PRODUCTION, 1), TestPortal.status(403));
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> start(settings("")))
        .withMessageContaining("check the credential in the portal's URL")
        .withMessageNotContaining("token");
  }
}
