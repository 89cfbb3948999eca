package io.tollgate.admin.publication;

import static io.tollgate.admin.support.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.publication.drift.Difference;
import io.tollgate.admin.publication.drift.Difference.Kind;
import io.tollgate.admin.publication.drift.DriftReport;
import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Developer;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.OnBothDatabases;
import io.tollgate.admin.support.RecordedBackend;
import io.tollgate.protocol.administration.BackendApplication;
import io.tollgate.protocol.administration.BackendService;
import io.tollgate.protocol.gateway.Environment;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A data plane that was changed behind the publisher's back. */
@OnBothDatabases
record DriftTest(DatabaseKind database) {

  private static List<Difference> of(long service, DriftReport report) {
    return report.differences().stream()
        .filter(difference -> difference.service().equals(Long.toString(service)))
        .toList();
  }

  private static DriftReport settled(Installation installation) {
    Publisher publisher = installation.admin().publisher();
    until("nothing is on its way", () -> publisher.check().onTheirWay() == 0);
    return publisher.check();
  }

  @Test
  void differences_are_found_named_and_mended(Client client, Installation installation) {
    Developer developer = Developer.in("1", client);
    long service = developer.service();
    client.patch(
        "/admin/api/services/" + service + "/proxy.json", "api_backend", "http://127.0.0.1:9");
    client.post("/admin/api/services/" + service + "/proxy/deploy.json");
    developer.apply();
    developer.apply();
    RecordedBackend backend = installation.backend();
    until("both applications", () -> backend.applicationsOf(service).size() == 2);
    until(
        "the gateway serves",
        () -> installation.gateway().served(service, Environment.SANDBOX) != null);
    assertThat(of(service, settled(installation))).isEmpty();

    String id = Long.toString(service);
    List<BackendApplication> known = backend.applications(id, "", 2);
    backend.deleteApplication(id, known.get(0).id());
    backend.putApplication(with(known.get(1), "stray", "active"));
    backend.putApplication(with(known.get(1), known.get(1).id(), "suspended"));
    BackendService product = Objects.requireNonNull(backend.service(service));
    backend.putService(
        new BackendService(
            id,
            product.providerKey(),
            product.mode(),
            product.referrerFiltersRequired(),
            product.active(),
            product.defaultService(),
            Set.of("a stray token"),
            product.metrics(),
            product.limits(),
            Set.of()));
    installation.gateway().remove(id, Environment.SANDBOX);

    List<Difference> found = of(service, settled(installation));

    assertThat(found)
        .extracting(Difference::kind)
        .containsExactlyInAnyOrder(
            Kind.DIFFERENT, Kind.MISSING, Kind.DIFFERENT, Kind.UNKNOWN, Kind.MISSING);
    assertThat(found)
        .extracting(Difference::subject)
        .contains("product", "application stray", "application " + known.get(0).id())
        .anyMatch(subject -> subject.startsWith("sandbox version "));

    Publisher publisher = installation.admin().publisher();
    publisher.tellEverything();
    until("everything is told", publisher::isSynchronised);
    assertThat(of(service, settled(installation))).isEmpty();
  }

  private static BackendApplication with(BackendApplication known, String id, String state) {
    return new BackendApplication(
        known.serviceId(),
        id,
        state,
        known.planId(),
        known.planName(),
        known.redirectUrl(),
        Set.of("uk-" + id),
        known.keys(),
        known.referrerFilters());
  }

  @Test
  void a_product_that_the_database_has_not_is_found_and_removed(Installation installation) {
    RecordedBackend backend = installation.backend();
    backend.putService(
        new BackendService(
            "987654321",
            "pk",
            BackendService.AuthenticationMode.USER_KEY,
            false,
            true,
            true,
            Set.of(),
            List.of(),
            List.of(),
            Set.of()));

    assertThat(of(987654321, settled(installation)))
        .extracting(Difference::kind)
        .containsExactly(Kind.UNKNOWN);

    Publisher publisher = installation.admin().publisher();
    publisher.tellEverything();
    until("it is gone", () -> backend.service(987654321) == null);
  }

  @Test
  void what_cannot_be_published_yet_is_on_its_way(Client client, Installation installation) {
    installation.backend().failNext(3);

    long service = client.product("Weather");

    until(
        "it is on its way or there",
        () -> of(service, installation.admin().publisher().check()).isEmpty());
    until("it is there", () -> installation.backend().service(service) != null);
    assertThat(of(service, settled(installation))).isEmpty();
  }
}
