package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.integration.TestResult;
import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Developer;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.OnBothDatabases;
import io.tollgate.admin.support.Receiver;
import io.tollgate.conformance.ConformanceCase;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@OnBothDatabases
record TestCallTest(DatabaseKind database) {

  private static String proxy(Developer developer) {
    return "/admin/api/services/" + developer.service() + "/proxy.json";
  }

  /** A product whose staging gateway is the receiver. */
  private static Developer product(Client client, String mode, Receiver gateway, String... more) {
    Developer developer = Developer.in(mode, client);
    client.put(
        "/admin/api/services/" + developer.service() + ".json",
        "deployment_option",
        "self_managed");
    String[] form = new String[more.length + 4];
    form[0] = "sandbox_endpoint";
    form[1] = gateway.url();
    form[2] = "api_backend";
    form[3] = "http://127.0.0.1:9";
    System.arraycopy(more, 0, form, 4, more.length);
    Reply saved = client.put(proxy(developer), form);
    assertThat(saved.status()).as(saved.body()).isEqualTo(200);
    return developer;
  }

  private static TestResult test(Installation installation, Developer developer) {
    Caller operator = Caller.operator(developer.client().credentials().tenantId(), "test");
    return installation
        .admin()
        .features()
        .providerSide()
        .testCalls()
        .run(operator, developer.service())
        .orThrow();
  }

  private static String success(Developer developer) {
    return developer.client().get(proxy(developer)).only().path("api_test_success").toString();
  }

  @Test
  void a_good_answer_is_a_success(Installation installation) {
    try (Receiver gateway = new Receiver()) {
      Developer developer =
          product(installation.tenant(), "1", gateway, "api_test_path", "/ping?x=y");
      String key = developer.apply().only().path("user_key").asString();
      developer.apply("name", "Younger");

      assertThat(success(developer)).isEqualTo("null");
      assertThat(test(installation, developer))
          .isEqualTo(new TestResult.Passed(installation.clock().millis()));

      assertThat(success(developer)).isEqualTo("true");
      assertThat(gateway.received()).hasSize(1);
      assertThat(gateway.received().getFirst().method()).isEqualTo("GET");
      assertThat(gateway.received().getFirst().path()).isEqualTo("/ping?x=y&user_key=" + key);
      assertThat(gateway.received().getFirst().host()).isEqualTo("127.0.0.1:" + gateway.port());
    }
  }

  @Test
  @ConformanceCase("B11")
  void an_api_that_hangs_is_expired(Installation installation) {
    assumeThat(database).isEqualTo(DatabaseKind.SQLITE);
    try (Receiver gateway =
        new Receiver()
            .answers(
                200,
                "",
                exchange -> {
                  try {
                    Thread.sleep(Duration.ofSeconds(11));
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                })) {
      Developer developer = product(installation.tenant(), "1", gateway);

      assertThat(((TestResult.Failed) test(installation, developer)).message())
          .isEqualTo("Test request failed: execution expired");
    }
  }

  @Test
  @ConformanceCase({"B12", "B16"})
  void a_failed_test_says_why_and_undoes_nothing(Installation installation) {
    try (Receiver gateway = new Receiver().answers(405, "<b>no</b>")) {
      Developer developer = product(installation.tenant(), "1", gateway);
      String configs =
          "/admin/api/services/" + developer.service() + "/proxy/configs/sandbox/latest.json";
      long before = developer.client().get(configs).only().path("version").asLong();
      developer.client().put(proxy(developer), "auth_user_key", "changed");

      TestResult.Failed failed = (TestResult.Failed) test(installation, developer);

      assertThat(failed.message()).isEqualTo("Test request failed with HTTP code 405");
      assertThat(failed.detail()).isEqualTo("<b>no</b>");
      assertThat(failed.hint()).contains("GET");
      assertThat(success(developer)).isEqualTo("false");
      JsonNode staging = developer.client().get(configs).only();
      assertThat(staging.path("version").asLong()).isEqualTo(before + 1);
      assertThat(staging.path("content").path("proxy").path("auth_user_key").asString())
          .isEqualTo("changed");
    }
  }

  @Test
  void refusals_of_the_gateway_are_explained(Installation installation) {
    try (Receiver gateway = new Receiver()) {
      Developer developer = product(installation.tenant(), "1", gateway);

      gateway.answers(403, "Authentication parameters missing");
      assertThat(((TestResult.Failed) test(installation, developer)).hint())
          .contains("demand credentials");
      gateway.answers(403, "Authentication failed");
      assertThat(((TestResult.Failed) test(installation, developer)).hint())
          .contains("Is there an application");
      gateway.answers(404, "No Mapping Rule matched\n");
      assertThat(((TestResult.Failed) test(installation, developer)).hint())
          .contains("No mapping rule");
      gateway.answers(302, "");
      assertThat(test(installation, developer))
          .isEqualTo(new TestResult.Failed("Test request failed with HTTP code 302", "", null));
    }
  }

  @Test
  void nobody_there_is_told(Installation installation) {
    Receiver gateway = new Receiver();
    Developer developer = product(installation.tenant(), "1", gateway);
    gateway.close();

    assertThat(((TestResult.Failed) test(installation, developer)).message())
        .isEqualTo(
            "Test request failed: no connection to " + gateway.url() + ": Connection refused");
  }

  @Test
  @ConformanceCase("B15")
  void openid_connect_is_not_tested(Installation installation) {
    try (Receiver gateway = new Receiver()) {
      Developer developer = product(installation.tenant(), "oidc", gateway);

      assertThat(test(installation, developer)).isInstanceOf(TestResult.NotTested.class);
      assertThat(gateway.received()).isEmpty();
      assertThat(success(developer)).isEqualTo("null");
    }
  }

  @Test
  void a_private_gateway_that_is_not_ours_is_not_called(Installation installation) {
    try (Receiver gateway = new Receiver()) {
      Developer developer = product(installation.tenant(), "1", gateway);
      developer.client().put(proxy(developer), "sandbox_endpoint", "http://10.0.0.1");

      assertThat(((TestResult.Failed) test(installation, developer)).message())
          .startsWith("Test request failed: the address belongs to a private network");
    }
  }

  @Test
  void ids_and_keys_go_where_the_product_wants_them(Installation installation) {
    try (Receiver gateway = new Receiver()) {
      Developer developer =
          product(installation.tenant(), "2", gateway, "credentials_location", "query");
      Reply made = developer.apply("application_id", "myapp", "application_key", "my-key");
      assertThat(made.status()).as(made.body()).isEqualTo(201);

      test(installation, developer);

      assertThat(gateway.received().getFirst().path()).isEqualTo("/?app_id=myapp&app_key=my-key");
    }
  }
}
