package io.tollgate.server.composition;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tollgate.admin.publication.remote.BackendAddress;
import io.tollgate.admin.publication.remote.RemoteBackend;
import io.tollgate.backend.Backend;
import io.tollgate.backend.BackendSettings;
import io.tollgate.backend.BackendSettings.InternalAccess;
import io.tollgate.http.loop.EventLoops;
import io.tollgate.http.server.HttpServer;
import io.tollgate.protocol.administration.BackendAdministration;
import io.tollgate.protocol.administration.BackendApplication;
import io.tollgate.protocol.administration.BackendService;
import io.tollgate.protocol.administration.BackendService.AuthenticationMode;
import io.tollgate.protocol.administration.BackendService.Metric;
import io.tollgate.protocol.administration.BackendService.UsageLimit;
import io.tollgate.protocol.time.Period;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Publication over the internal API of a backend that listens: as if it were in the process. */
class RemoteBackendTest {

  @TempDir Path directory;
  private final EventLoops loops = new EventLoops(1);
  private Backend backend;
  private HttpServer server;
  private RemoteBackend remote;

  @BeforeEach
  void start() {
    backend =
        Backend.open(
            directory,
            InstantSource.system(),
            BackendSettings.DEFAULT.with(new InternalAccess("tollgate", "s3cret", false)),
            "1",
            new SimpleMeterRegistry());
    server = backend.listen(loops, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    remote = new RemoteBackend(new BackendAddress(base(), "tollgate", "s3cret"));
  }

  @AfterEach
  void stop() {
    remote.close();
    server.close();
    backend.close();
    loops.close();
  }

  private URI base() {
    return URI.create("http://localhost:" + server.address().getPort());
  }

  private static BackendService service(String id, long limit) {
    return new BackendService(
        id,
        "pk-" + id,
        AuthenticationMode.USER_KEY,
        false,
        true,
        true,
        Set.of("token"),
        List.of(new Metric("1", "hits", null), new Metric("2", "größe", "1")),
        List.of(new UsageLimit("9", "1", Period.MONTH, limit)),
        Set.of(80, 100));
  }

  private static BackendApplication application(String service, String id, String userKey) {
    return new BackendApplication(
        service, id, "active", "9", "Gold", null, Set.of(userKey), Set.of("k"), Set.of("*.org"));
  }

  @Test
  void services_and_applications_arrive_whole_and_serve_calls() throws Exception {
    remote.putService(service("100", 11));
    remote.putApplication(application("100", "app", "uk"));
    assertThat(authorize("uk"))
        .contains("<authorized>true", "<plan>Gold</plan>", "<max_value>11</max_value>");

    remote.putService(service("100", 12));
    remote.putApplication(application("100", "app", "new"));
    assertThat(authorize("new")).contains("<max_value>12</max_value>");
    assertThat(authorize("uk")).contains("user_key_invalid");

    remote.deleteApplication("100", "app");
    assertThat(authorize("new")).contains("user_key_invalid");
    remote.deleteService("100");
    assertThat(remote.serviceIds()).isEmpty();
  }

  @Test
  void ids_may_hold_what_an_address_cannot() {
    String odd = "a b/c+d%2F?&#ä";
    remote.putService(service(odd, 1));
    remote.putApplication(application(odd, odd, "uk"));

    assertThat(remote.serviceIds()).containsExactly(odd);
    assertThat(remote.applicationIds(odd)).containsExactly(odd);
    assertThat(backend.administration().applicationIds(odd)).containsExactly(odd);
  }

  @Test
  void what_was_put_is_read_back_the_same_on_both_sides() {
    BackendService service = service("100", 11);
    remote.putService(service);
    remote.putApplication(application("100", "b", "uk-b"));
    remote.putApplication(application("100", "a", "uk-a"));

    for (BackendAdministration side : List.of(remote, backend.administration())) {
      assertThat(side.service("100")).isEqualTo(service);
      assertThat(side.service("none")).isNull();
      assertThat(side.applications("100", "", 10))
          .containsExactly(application("100", "a", "uk-a"), application("100", "b", "uk-b"));
      assertThat(side.applications("100", "a", 10))
          .containsExactly(application("100", "b", "uk-b"));
      assertThat(side.applications("none", "", 10)).isEmpty();
    }
  }

  @Test
  void lists_longer_than_a_page_come_whole() {
    remote.putService(service("100", 1));
    Set<String> ids = new TreeSet<>();
    for (int i = 0; i < 2_000; i++) {
      String id = "application " + i;
      backend.administration().putApplication(application("100", id, "uk" + i));
      ids.add(id);
    }

    assertThat(remote.applicationIds("100")).isEqualTo(ids);
  }

  private String authorize(String userKey) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      String query = "service_token=token&service_id=100&user_key=" + userKey;
      return http.send(
              HttpRequest.newBuilder(base().resolve("/transactions/authorize.xml?" + query))
                  .build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }
}
