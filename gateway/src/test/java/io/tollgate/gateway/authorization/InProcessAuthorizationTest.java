package io.tollgate.gateway.authorization;

import static io.tollgate.gateway.testkit.BackendScript.TARGET;
import static io.tollgate.gateway.testkit.PolicyLinks.APICAST;
import static io.tollgate.gateway.testkit.PolicyLinks.caching;
import static io.tollgate.gateway.testkit.PolicyLinks.chain;
import static io.tollgate.gateway.testkit.PolicyLinks.link;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.gateway.call.CachingMode;
import io.tollgate.gateway.testkit.Deciding;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.SettingsChange;
import io.tollgate.http.testkit.RawMessage;
import io.tollgate.protocol.authorization.AuthorizationDecision;
import io.tollgate.protocol.authorization.AuthorizationDecision.Authorized;
import io.tollgate.protocol.authorization.AuthorizationDecision.LimitState;
import io.tollgate.protocol.authorization.AuthorizationDecision.Unavailable;
import io.tollgate.protocol.authorization.AuthorizationRequest;
import io.tollgate.protocol.authorization.Usage;
import io.tollgate.protocol.authorization.UsageTransaction;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What holds when the backend is in the same process (gateway.md, 3.4, rulings 5 and 6). */
class InProcessAuthorizationTest {

  private final GatewayFixture fixture = new GatewayFixture();
  private final Queue<AuthorizationRequest> asked = new ConcurrentLinkedQueue<>();
  private volatile AuthorizationDecision decision = new Authorized("Basic", "app", null);

  @AfterEach
  void close() {
    fixture.close();
  }

  private Deciding serve(ObjectNode service) {
    Deciding backend =
        fixture.with(
            (request, receiver) -> {
              asked.add(request);
              receiver.decided(decision);
            });
    fixture.with(
        s -> new SettingsChange(s).backend(s.backend().withPublicUrl(fixture.backendUrl())).done());
    fixture.serve(service);
    return backend;
  }

  @Test
  void nothing_is_remembered_without_a_caching_policy() {
    serve(fixture.service());
    assertThat(fixture.get(TARGET).status()).isEqualTo(200);
    decision = new Unavailable("closed");
    assertThat(fixture.get(TARGET).status()).isEqualTo(403);
    assertThat(asked).hasSize(2);
  }

  @Test
  void a_caching_policy_holds_in_process_too() {
    serve(chain(fixture.service(), caching("resilient"), APICAST));
    assertThat(fixture.get(TARGET).status()).isEqualTo(200);
    decision = new Unavailable("closed");
    assertThat(fixture.get(TARGET).status()).isEqualTo(200);
    assertThat(fixture.get(TARGET).status()).isEqualTo(200);
  }

  @Test
  void response_codes_are_counted_after_every_answer_without_usage() {
    fixture.with(
        s ->
            new SettingsChange(s)
                .authorization(
                    new AuthorizationSettings(CachingMode.STRICT, true, 0, Optional.empty(), 1000))
                .done());
    fixture.upstreamAnswer = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";
    Deciding backend = serve(fixture.service());
    fixture.get(TARGET);
    fixture.get(TARGET);
    assertThat(backend.reports())
        .hasSize(2)
        .allSatisfy(
            report -> {
              UsageTransaction only = report.transactions().getFirst();
              assertThat(only.usage()).isEqualTo(Usage.NONE);
              assertThat(only.responseCode()).isEqualTo(404);
            });
    assertThat(asked).allMatch(request -> request.responseCode() == null);
  }

  @Test
  void rate_limit_headers_tell_what_the_limits_leave() {
    decision = new Authorized("Basic", "app", new LimitState(10, 4, 33));
    serve(chain(fixture.service(), link("rate_limit_headers", ""), APICAST));
    RawMessage answer = fixture.get(TARGET);
    assertThat(answer.header("RateLimit-Limit")).isEqualTo("10");
    assertThat(answer.header("RateLimit-Remaining")).isEqualTo("4");
    assertThat(answer.header("RateLimit-Reset")).isEqualTo("33");
    assertThat(asked).allMatch(request -> request.options().limits());
  }

  @Test
  void a_limit_that_never_resets_has_no_headers() {
    decision = new Authorized("Basic", "app", new LimitState(10, 4, -1));
    serve(chain(fixture.service(), link("rate_limit_headers", ""), APICAST));
    assertThat(fixture.get(TARGET).all("RateLimit-Limit")).isEmpty();
  }
}
