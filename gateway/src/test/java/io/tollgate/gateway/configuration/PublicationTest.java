package io.tollgate.gateway.configuration;

import static io.tollgate.gateway.testkit.GatewayFixture.proxy;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.protocol.gateway.ConfigurationReader;
import io.tollgate.protocol.gateway.Environment;
import io.tollgate.protocol.gateway.GatewayConfiguration;
import io.tollgate.protocol.gateway.GatewayPublication;
import io.tollgate.protocol.gateway.PublishedService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Versions that the admin side pushes, two environments at once (gateway.md, 1.7). */
class PublicationTest {

  private final GatewayFixture fixture = new GatewayFixture();

  @BeforeEach
  void start() {
    fixture.start(new ConfigurationSource.Pushed(fixture.directory));
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private GatewayPublication publication() {
    return fixture.gateway().publication().orElseThrow();
  }

  private PublishedService version(int id, Environment environment, int version) {
    return version(id, environment, version, "http://words-%d.localhost:8080".formatted(id));
  }

  private PublishedService version(int id, Environment environment, int version, String endpoint) {
    ObjectNode service = fixture.service();
    service.put("id", id);
    proxy(service)
        .put("endpoint", endpoint)
        .put("sandbox_endpoint", "http://words-%d.staging.localhost:8080".formatted(id))
        .put("error_auth_missing", environment.wireName() + " " + version);
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.putArray("services").add(service);
    if (new ConfigurationReader(environment).read(document)
        instanceof ConfigurationReader.Read read) {
      return new PublishedService(
          environment, version, read.configuration().services().getFirst().service());
    }
    throw new AssertionError(document);
  }

  private String served(String host) {
    return RawClient.exchange(fixture.address(), GatewayFixture.request("GET", "/", host, ""))
        .body();
  }

  @Test
  void says_which_policies_it_has() {
    assertThat(publication().policies())
        .containsKeys("apicast", "headers", "cors")
        .hasEntrySatisfying(
            "headers",
            versions ->
                assertThat(versions)
                    .singleElement()
                    .satisfies(
                        manifest -> {
                          assertThat(manifest.path("version").asString()).isEqualTo("builtin");
                          assertThat(manifest.path("configuration").isObject()).isTrue();
                        }));
  }

  @Test
  void serves_nothing_before_anything_is_pushed() {
    assertThat(served("words-1.localhost")).isEmpty();
  }

  @Test
  void serves_staging_and_production_of_a_product_side_by_side() {
    publication().put(version(1, Environment.SANDBOX, 3));
    publication().put(version(1, Environment.PRODUCTION, 2));
    assertThat(served("words-1.localhost")).isEqualTo("production 2");
    assertThat(served("words-1.staging.localhost")).isEqualTo("sandbox 3");
    assertThat(served("localhost")).isEmpty();
  }

  @Test
  void one_host_for_both_environments_is_productions() {
    String both = "http://words-1.staging.localhost:8080";
    publication().put(version(1, Environment.SANDBOX, 3, both));
    assertThat(served("words-1.staging.localhost")).isEqualTo("sandbox 3");
    publication().put(version(1, Environment.PRODUCTION, 2, both));
    assertThat(served("words-1.staging.localhost")).isEqualTo("production 2");
  }

  @Test
  void the_next_call_gets_the_newest_version() {
    publication().put(version(1, Environment.PRODUCTION, 1));
    try (var client = fixture.client()) {
      String request = GatewayFixture.request("GET", "/", "words-1.localhost", "");
      assertThat(client.send(request).read().body()).isEqualTo("production 1");
      publication().put(version(1, Environment.PRODUCTION, 2));
      assertThat(client.send(request).read().body()).isEqualTo("production 2");
    }
  }

  @Test
  void removes_a_product_from_one_environment() {
    publication().put(version(1, Environment.SANDBOX, 1));
    publication().put(version(1, Environment.PRODUCTION, 1));
    publication().remove("1", Environment.PRODUCTION);
    publication().remove("unknown", Environment.PRODUCTION);
    assertThat(served("words-1.localhost")).isEmpty();
    assertThat(served("words-1.staging.localhost")).isEqualTo("sandbox 1");
  }

  @Test
  void replaces_everything() {
    publication().put(version(1, Environment.PRODUCTION, 1));
    publication()
        .replaceAll(new GatewayConfiguration(List.of(version(2, Environment.PRODUCTION, 5))));
    assertThat(served("words-1.localhost")).isEmpty();
    assertThat(served("words-2.localhost")).isEqualTo("production 5");
  }

  @Test
  void starts_again_from_what_was_pushed_last() throws IOException {
    publication().put(version(1, Environment.SANDBOX, 4));
    publication().put(version(1, Environment.PRODUCTION, 3));
    fixture.gateway().close();
    Path snapshot = fixture.directory.resolve("configuration.json");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(snapshot)))
        .isEqualTo("rw-------");

    fixture.start(new ConfigurationSource.Pushed(fixture.directory));
    assertThat(served("words-1.localhost")).isEqualTo("production 3");
    assertThat(served("words-1.staging.localhost")).isEqualTo("sandbox 4");
  }

  @Test
  void starts_without_a_snapshot_that_cannot_be_read() throws IOException {
    fixture.gateway().close();
    Files.writeString(fixture.directory.resolve("configuration.json"), "{ torn");
    fixture.start(new ConfigurationSource.Pushed(fixture.directory));
    assertThat(served("words-1.localhost")).isEmpty();
    publication().put(version(1, Environment.PRODUCTION, 1));
    assertThat(served("words-1.localhost")).isEqualTo("production 1");
  }
}
