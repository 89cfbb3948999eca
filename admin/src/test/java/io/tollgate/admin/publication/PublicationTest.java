package io.tollgate.admin.publication;

import static io.tollgate.admin.support.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.Admin;
import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.OnBothDatabases;
import io.tollgate.protocol.administration.BackendService;
import io.tollgate.protocol.gateway.Environment;
import io.tollgate.protocol.gateway.PublishedService;
import io.tollgate.protocol.time.Period;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@OnBothDatabases
record PublicationTest(DatabaseKind database) {

  private static String proxy(long service) {
    return "/admin/api/services/" + service + "/proxy";
  }

  private static boolean serves(
      Installation installation, long service, Environment environment, int version) {
    PublishedService served = installation.gateway().served(service, environment);
    return served != null && served.version() == version;
  }

  @Test
  void tells_the_backend_of_a_new_product_before_the_gateway(
      Client client, Installation installation) {
    long service = client.productWithUpstream("Weather");

    until("staging is served", () -> serves(installation, service, Environment.SANDBOX, 1));

    List<String> told =
        installation.journal().stream().filter(line -> line.contains(" " + service)).toList();
    assertThat(told.getFirst()).isEqualTo("backend.putService " + service);
    assertThat(told).contains("gateway.put " + service + " sandbox");
    BackendService known = Objects.requireNonNull(installation.backend().service(service));
    assertThat(known.providerKey()).isEqualTo(client.credentials().providerKey());
    assertThat(known.mode()).isEqualTo(BackendService.AuthenticationMode.USER_KEY);
    assertThat(known.defaultService()).isTrue();
    assertThat(known.active()).isTrue();
    assertThat(known.tokens()).hasSize(1);
    assertThat(known.metrics()).extracting(BackendService.Metric::name).contains("hits");
  }

  @Test
  void serves_in_production_what_was_promoted(Client client, Installation installation) {
    long service = client.productWithUpstream("Weather");
    client.patch(proxy(service) + ".json", "auth_user_key", "second");

    client.post(proxy(service) + "/configs/sandbox/2/promote.json", "to", "production");

    until("production is served", () -> serves(installation, service, Environment.PRODUCTION, 2));
    PublishedService served =
        Objects.requireNonNull(installation.gateway().served(service, Environment.PRODUCTION));
    assertThat(served.service().proxy().authUserKey()).isEqualTo("second");
    assertThat(served.service().proxy().apiBackend()).isEqualTo("http://127.0.0.1:9");
  }

  @Test
  void a_limit_reaches_the_backend(Client client, Installation installation) {
    long service = client.product("Weather");
    long plan =
        client
            .post("/admin/api/services/" + service + "/application_plans.json", "name", "Basic")
            .id();
    long hits =
        client
            .get("/admin/api/services/" + service + "/metrics.json")
            .json()
            .path("metrics")
            .get(0)
            .path("metric")
            .path("id")
            .asLong();

    String limits = "/admin/api/application_plans/" + plan + "/metrics/" + hits + "/limits.json";
    client.post(limits, "period", "minute", "value", "10");
    client.post(limits, "period", "year", "value", "9223372036854775807");

    until("the limits are known", () -> limits(installation, service).size() == 2);
    assertThat(limits(installation, service))
        .containsExactlyInAnyOrder(
            new BackendService.UsageLimit("" + plan, "" + hits, Period.MINUTE, 10),
            new BackendService.UsageLimit(
                "" + plan, "" + hits, Period.YEAR, BackendService.UsageLimit.MAX_VALUE));
  }

  private static List<BackendService.UsageLimit> limits(Installation installation, long service) {
    @Nullable BackendService known = installation.backend().service(service);
    return known == null ? List.of() : known.limits();
  }

  @Test
  void tells_the_gateway_of_a_deletion_before_the_backend(
      Client client, Installation installation) {
    client.product("First");
    long service = client.productWithUpstream("Weather");
    until("staging is served", () -> serves(installation, service, Environment.SANDBOX, 1));

    client.delete("/admin/api/services/" + service + ".json");

    until("the backend forgets it", () -> installation.backend().service(service) == null);
    assertThat(installation.gateway().served(service, Environment.SANDBOX)).isNull();
    List<String> journal = installation.journal();
    assertThat(journal.indexOf("gateway.remove " + service + " production"))
        .isLessThan(journal.indexOf("backend.deleteService " + service))
        .isNotNegative();
  }

  @Test
  void repeats_until_the_backend_accepts(Client client, Installation installation) {
    installation.backend().failNext(3);

    long service = client.product("Weather");

    until("the backend knows it", () -> installation.backend().service(service) != null);
  }

  @Test
  void a_start_tells_everything_and_takes_back_what_is_gone(
      Client client, Installation installation) {
    long service = client.productWithUpstream("Weather");
    until("staging is served", () -> serves(installation, service, Environment.SANDBOX, 1));
    BackendService known = Objects.requireNonNull(installation.backend().service(service));
    long ghost = service + 1_000_000;
    installation
        .backend()
        .putService(
            new BackendService(
                "" + ghost,
                known.providerKey(),
                known.mode(),
                false,
                true,
                false,
                known.tokens(),
                List.of(),
                List.of(),
                Set.of()));
    installation.backend().deleteService("" + service);
    installation.gateway().remove("" + service, Environment.SANDBOX);

    try (Admin second = installation.open()) {
      assertThat(second.missing()).isNotEmpty();
      second.start();
      until("all was told", () -> second.missing().isEmpty());
    }

    assertThat(installation.backend().service(service)).isEqualTo(known);
    assertThat(installation.backend().service(ghost)).isNull();
    assertThat(serves(installation, service, Environment.SANDBOX, 1)).isTrue();
  }
}
