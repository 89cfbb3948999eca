package io.tollgate.gateway.configuration;

import static io.tollgate.gateway.testkit.GatewayFixture.proxy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.LoggedLines;
import io.tollgate.protocol.gateway.Environment;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** The configuration in a file, whole, broken or missing (gateway.md, 1.2 to 1.4). */
class ConfigurationTest {

  private final GatewayFixture fixture = new GatewayFixture();
  private final LoggedLines log = new LoggedLines();

  @AfterEach
  void close() {
    fixture.close();
    log.close();
  }

  @Test
  @ConformanceCase("GW-104")
  void does_not_start_without_its_file() {
    Path missing = fixture.directory.resolve("missing.json");
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(
            () -> fixture.start(new ConfigurationSource.File(missing, Environment.PRODUCTION)))
        .withMessage(
            "failed to load configuration, exiting: configuration file %s does not exist; check THREESCALE_CONFIG_FILE",
            missing);
  }

  @Test
  @ConformanceCase("GW-104")
  void does_not_start_on_a_file_that_is_no_json() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> fixture.serveDocument("{\"services\":\n[}"))
        .withMessageEndingWith("config.json: document is not JSON: see line 2");
  }

  @Test
  void does_not_start_on_a_document_of_the_wrong_shape() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> fixture.serveDocument("{\"services\":7}"))
        .withMessageContaining("services");
  }

  @Test
  @ConformanceCase("GW-111")
  void a_chain_that_is_null_is_the_usual_one() {
    ObjectNode service = fixture.service();
    proxy(service).putNull("policy_chain");
    fixture.serve(service);
    assertThat(fixture.get("/?user_key=value").status()).isEqualTo(200);
    assertThat(fixture.get("/").status()).isEqualTo(403);
  }

  @Test
  @ConformanceCase("GW-111")
  void serves_the_old_configuration_on_when_a_reload_fails() {
    fixture.serve(fixture.service());
    GatewayFixture.write(fixture.directory.resolve("config.json"), "{");
    assertThatExceptionOfType(ConfigurationException.class).isThrownBy(fixture.gateway()::reload);
    assertThat(fixture.get("/?user_key=value").status()).isEqualTo(200);
  }

  @Test
  void a_fault_in_one_service_leaves_the_others_alone() {
    ObjectNode broken = fixture.service();
    broken.put("id", 7).put("proxy", 7);
    fixture.serve(broken, fixture.service());
    assertThat(fixture.get("/?user_key=value").status()).isEqualTo(200);
    assertThat(log.lines()).anyMatch(line -> line.contains("services[0].proxy"));
  }

  @Test
  void without_a_backend_every_call_is_refused() {
    ObjectNode service = fixture.service();
    proxy(service).remove("backend");
    fixture.serve(service);
    assertThat(fixture.get("/?user_key=value").status()).isEqualTo(403);
    assertThat(log.lines())
        .anyMatch(
            line -> line.contains("proxy.backend.endpoint is missing, every call is refused"));
  }
}
