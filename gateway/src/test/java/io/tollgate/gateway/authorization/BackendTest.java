package io.tollgate.gateway.authorization;

import static io.tollgate.gateway.testkit.GatewayFixture.proxy;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.conformance.ContractRow;
import io.tollgate.gateway.testkit.ClosedPort;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.LoggedLines;
import io.tollgate.gateway.testkit.PolicyLinks;
import io.tollgate.gateway.testkit.SettingsChange;
import io.tollgate.http.client.UpstreamTimeouts;
import io.tollgate.http.testkit.RawMessage;
import io.tollgate.http.testkit.ScriptedUpstream;
import io.tollgate.protocol.authorization.AuthorizationDecision;
import io.tollgate.protocol.authorization.AuthorizationDecision.Authorized;
import io.tollgate.protocol.authorization.AuthorizationDecision.LimitHit;
import io.tollgate.protocol.authorization.AuthorizationDecision.Rejected;
import io.tollgate.protocol.authorization.AuthorizationDecision.Unavailable;
import io.tollgate.protocol.authorization.AuthorizationOptions;
import io.tollgate.protocol.authorization.AuthorizationRequest;
import io.tollgate.protocol.authorization.BackendAuthentication.ServiceToken;
import io.tollgate.protocol.authorization.Credentials.UserKey;
import io.tollgate.protocol.authorization.RejectionReason;
import io.tollgate.protocol.authorization.Usage;
import io.tollgate.protocol.authorization.UsageEntry.Increment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Who decides a call, how it is asked, and what its answer does (gateway.md, 3.1 to 3.3). */
class BackendTest {

  private static final String TARGET = "/?user_key=value";

  private final GatewayFixture fixture = new GatewayFixture();
  private final LoggedLines log = new LoggedLines();

  @AfterEach
  void close() {
    fixture.close();
    log.close();
  }

  private void backend(UnaryOperator<BackendSettings> change) {
    fixture.with(s -> new SettingsChange(s).backend(change.apply(s.backend())).done());
  }

  @Test
  @ConformanceCase("GW-10")
  void asks_a_remote_backend_with_one_authrep_call() {
    fixture.serve(fixture.service());
    assertThat(fixture.get(TARGET).status()).isEqualTo(200);
    assertThat(fixture.backendQuery())
        .isEqualTo("service_token=token-value&service_id=42&usage%5Bhits%5D=2&user_key=value");
    RawMessage call = fixture.backend.requests().getFirst();
    assertThat(call.start()).startsWith("GET /transactions/authrep.xml?");
    assertThat(call.header("3scale-options"))
        .isEqualTo("rejection_reason_header=1&limit_headers=1&no_body=1");
    assertThat(call.header("Host")).isEqualTo("127.0.0.1:" + fixture.backend.port());
    assertThat(call.header("User-Agent")).startsWith("Tollgate");
    assertThat(call.all("Content-Length")).isEmpty();
  }

  @Test
  void keeps_the_backends_base_path_and_calls_it_by_its_configured_name() {
    ObjectNode service = fixture.service();
    service.put("backend_authentication_type", "provider_key");
    proxy(service)
        .putObject("backend")
        .put("endpoint", fixture.backendUrl() + "/base/")
        .put("host", "backend.example");
    fixture.serve(service);
    assertThat(fixture.get(TARGET).status()).isEqualTo(200);
    RawMessage call = fixture.backend.requests().getFirst();
    assertThat(call.start())
        .startsWith("GET /base/transactions/authrep.xml?provider_key=token-value&");
    assertThat(call.all("Host")).containsExactly("backend.example");
  }

  @Test
  @ConformanceCase("GW-16")
  void a_backend_that_cannot_be_reached_refuses() {
    try (ClosedPort closed = new ClosedPort()) {
      ObjectNode service = fixture.service();
      proxy(service).putObject("backend").put("endpoint", closed.url());
      fixture.serve(service);
      assertThat(fixture.get(TARGET).body()).isEqualTo("Authentication failed");
    }
    assertThat(log.lines())
        .anyMatch(line -> line.contains("REFUSED") && line.contains("/threescale_authrep"));
  }

  @Test
  @ConformanceCase("GW-16")
  void a_silent_backend_refuses() {
    try (ScriptedUpstream silent =
        new ScriptedUpstream(
            connection -> {
              connection.readRequest();
              connection.readToEnd();
            })) {
      Duration soon = Duration.ofMillis(300);
      backend(
          b ->
              new BackendSettings(
                  b.publicUrl(),
                  Optional.of("http://127.0.0.1:" + silent.port()),
                  new UpstreamTimeouts(soon, soon, soon),
                  b.limits(),
                  b.verify(),
                  b.userAgent()));
      fixture.serve(fixture.service());
      assertThat(fixture.get(TARGET).body()).isEqualTo("Authentication failed");
      assertThat(log.lines())
          .anyMatch(
              line ->
                  line.startsWith("upstream timed out (110: Connection timed out) while ")
                      && line.contains("subrequest: \"/threescale_authrep\""));
    }
  }

  @Test
  void the_log_says_why_the_backend_refused_and_what_to_do_without_the_key() {
    fixture.serve(fixture.service());
    fixture.backendAnswer =
        "HTTP/1.1 409 Conflict\r\n3scale-rejection-reason: application_not_active\r\n"
            + "Content-Length: 0\r\n\r\n";
    assertThat(fixture.get(TARGET).status()).isEqualTo(403);
    assertThat(log.lines())
        .anyMatch(
            line ->
                line.startsWith(
                        "authorization failed for service 42 (409 application_not_active):"
                            + " Accept or resume the application.")
                    && !line.contains("value"));
  }

  @Test
  void a_call_that_the_backend_may_have_counted_is_not_repeated() {
    AtomicInteger calls = new AtomicInteger();
    try (ScriptedUpstream dying =
        new ScriptedUpstream(
            connection -> {
              connection.readRequest();
              connection.send(GatewayFixture.OK);
              calls.incrementAndGet();
              connection.readRequest();
              calls.incrementAndGet();
            })) {
      ObjectNode service =
          PolicyLinks.chain(fixture.service(), PolicyLinks.caching("none"), PolicyLinks.APICAST);
      proxy(service).putObject("backend").put("endpoint", "http://127.0.0.1:" + dying.port());
      fixture.serve(service);
      try (var client = fixture.client()) {
        client.send(GatewayFixture.request("GET", TARGET, "localhost", ""));
        assertThat(client.read().status()).isEqualTo(200);
        client.send(GatewayFixture.request("GET", TARGET, "localhost", ""));
        assertThat(client.read().body()).isEqualTo("Authentication failed");
      }
      assertThat(calls).hasValue(2);
      assertThat(dying.connections()).isEqualTo(1);
    }
  }

  @Test
  @ContractRow("8.1 backend answer")
  void an_endless_answer_of_the_backend_is_none() {
    fixture.serve(fixture.service());
    fixture.backendAnswer = ScriptedUpstream.ok("x".repeat(2_000_000));
    assertThat(fixture.get(TARGET).body()).isEqualTo("Authentication failed");
  }

  /** Services that name the process's own backend are decided without any call. */
  private Queue<AuthorizationRequest> inProcess(AuthorizationDecision decision) {
    Queue<AuthorizationRequest> asked = new ConcurrentLinkedQueue<>();
    fixture.with(
        (request, receiver) -> {
          asked.add(request);
          receiver.decided(decision);
        });
    backend(b -> b.withPublicUrl(fixture.backendUrl() + "/"));
    fixture.serve(fixture.service());
    return asked;
  }

  @Test
  void asks_the_backend_in_the_same_process_without_http() {
    Queue<AuthorizationRequest> asked = inProcess(new Authorized("Basic", "app", null));
    assertThat(fixture.get(TARGET).status()).isEqualTo(200);
    assertThat(fixture.backend.connections()).isZero();
    assertThat(asked)
        .containsExactly(
            new AuthorizationRequest(
                new ServiceToken("token-value"),
                "42",
                new UserKey("value"),
                new Usage(List.of(new Increment("hits", 2))),
                null,
                null,
                AuthorizationOptions.NONE));
  }

  @Test
  void refuses_what_the_backend_in_the_same_process_refuses() {
    inProcess(new Rejected(RejectionReason.USER_KEY_INVALID, "user key is invalid", null));
    assertThat(fixture.get(TARGET).body()).isEqualTo("Authentication failed");
  }

  @Test
  void refuses_when_the_backend_in_the_same_process_cannot_store() {
    inProcess(new Unavailable("the ledger refuses writes"));
    assertThat(fixture.get(TARGET).body()).isEqualTo("Authentication failed");
    assertThat(log.lines()).anyMatch(line -> line.startsWith("the ledger refuses writes"));
  }

  @Test
  void tells_the_end_of_a_limit_hit_in_the_same_process() {
    fixture.with(SettingsChange::apicast);
    inProcess(
        new Rejected(RejectionReason.LIMITS_EXCEEDED, "limits exceeded", new LimitHit(10, 0, 17)));
    RawMessage answer = fixture.get(TARGET);
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.header("Retry-After")).isEqualTo("17");
  }

  @Test
  void goes_on_when_a_decision_comes_later_and_from_elsewhere() {
    fixture.with(
        (request, receiver) ->
            Thread.ofVirtual().start(() -> receiver.decided(new Authorized(null, null, null))));
    backend(b -> b.withPublicUrl(fixture.backendUrl()));
    fixture.serve(fixture.service());
    try (var client = fixture.client()) {
      for (int i = 0; i < 20; i++) {
        client.send(GatewayFixture.request("GET", TARGET, "localhost", ""));
        assertThat(client.read().status()).isEqualTo(200);
      }
    }
  }

  @Test
  void a_failing_backend_in_the_same_process_is_a_server_error_without_details() {
    fixture.with(
        (request, receiver) -> {
          throw new IllegalStateException("secret detail");
        });
    backend(b -> b.withPublicUrl(fixture.backendUrl()));
    fixture.serve(fixture.service());
    RawMessage answer = fixture.get(TARGET);
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.body()).doesNotContain("secret");
  }

  @Test
  void services_of_other_backends_are_asked_there() {
    fixture.with((request, receiver) -> receiver.decided(new Unavailable("must not be asked")));
    backend(b -> b.withPublicUrl("http://elsewhere:3000"));
    fixture.serve(fixture.service());
    assertThat(fixture.get(TARGET).status()).isEqualTo(200);
    assertThat(fixture.backend.requests()).hasSize(1);
  }
}
