package io.tollgate.backend.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.channel.EventLoop;
import io.tollgate.backend.Backend;
import io.tollgate.backend.BackendSettings;
import io.tollgate.backend.SampleApplication;
import io.tollgate.backend.SampleService;
import io.tollgate.backend.TestClock;
import io.tollgate.backend.catalog.ApplicationKey;
import io.tollgate.backend.store.journal.FsyncMode;
import io.tollgate.http.loop.EventLoops;
import io.tollgate.protocol.administration.BackendService.AuthenticationMode;
import io.tollgate.protocol.authorization.AuthorizationDecision;
import io.tollgate.protocol.authorization.AuthorizationDecision.Authorized;
import io.tollgate.protocol.authorization.AuthorizationDecision.LimitHit;
import io.tollgate.protocol.authorization.AuthorizationDecision.LimitState;
import io.tollgate.protocol.authorization.AuthorizationDecision.Rejected;
import io.tollgate.protocol.authorization.AuthorizationDecision.Unavailable;
import io.tollgate.protocol.authorization.AuthorizationOptions;
import io.tollgate.protocol.authorization.AuthorizationRequest;
import io.tollgate.protocol.authorization.BackendAuthentication;
import io.tollgate.protocol.authorization.Credentials;
import io.tollgate.protocol.authorization.RejectionReason;
import io.tollgate.protocol.authorization.ReportOutcome;
import io.tollgate.protocol.authorization.Usage;
import io.tollgate.protocol.authorization.UsageEntry;
import io.tollgate.protocol.authorization.UsageReport;
import io.tollgate.protocol.authorization.UsageTransaction;
import io.tollgate.protocol.time.Period;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalAuthorizerTest {

  private static final BackendAuthentication TOKEN = new BackendAuthentication.ServiceToken("tok");
  private static final Credentials USER_KEY = new Credentials.UserKey("uk1");

  @TempDir Path directory;

  private final TestClock clock = TestClock.at("2010-05-20T20:10:10Z");
  private final EventLoops loops = new EventLoops(2);

  @AfterEach
  void stop() {
    loops.close();
  }

  @Test
  void authorises_and_counts_and_rejects_above_the_limit() {
    try (Backend backend = open(FsyncMode.EVERY_SECOND)) {
      for (int i = 0; i < 3; i++) {
        assertThat(ask(backend, request(TOKEN, USER_KEY, "search")))
            .isEqualTo(new Authorized("Gold", "app1", null));
      }
      assertThat(ask(backend, request(TOKEN, USER_KEY, "search")))
          .isEqualTo(
              new Rejected(
                  RejectionReason.LIMITS_EXCEEDED,
                  "usage limits are exceeded",
                  new LimitHit(3, 0, 50)));
      assertThat(backend.usage().countersOf(new ApplicationKey("100", "app1")))
          .containsEntry("stats/{service:100}/cinstance:app1/metric:1/day:20100520", 3L)
          .containsEntry("stats/{service:100}/cinstance:app1/metric:2/day:20100520", 3L);
    }
  }

  @Test
  void answers_before_it_returns_once_the_application_is_in_memory() {
    try (Backend backend = open(FsyncMode.EVERY_SECOND)) {
      ask(backend, request(TOKEN, USER_KEY, "search"));

      AtomicReference<@Nullable Thread> answeredOn = new AtomicReference<>();
      backend
          .authorizer()
          .authorizeAndReport(
              request(TOKEN, USER_KEY, "other"),
              decision -> answeredOn.set(Thread.currentThread()));
      assertThat(answeredOn.get()).isSameAs(Thread.currentThread());
    }
  }

  @Test
  void answers_later_on_the_event_loop_that_asked() {
    try (Backend backend = open(FsyncMode.ALWAYS)) {
      for (EventLoop loop : loops.all()) {
        CompletableFuture<Boolean> onLoop = new CompletableFuture<>();
        loop.execute(
            () ->
                backend
                    .authorizer()
                    .authorizeAndReport(
                        request(TOKEN, USER_KEY, "other"),
                        decision ->
                            onLoop.complete(decision instanceof Authorized && loop.inEventLoop())));
        assertThat(onLoop.join()).isTrue();
      }
    }
  }

  @Test
  void refuses_for_the_reasons_of_the_wire() {
    try (Backend backend = open(FsyncMode.EVERY_SECOND)) {
      refused(
          ask(backend, request(new BackendAuthentication.ServiceToken("no"), USER_KEY, "hits")),
          RejectionReason.SERVICE_TOKEN_INVALID,
          "service token \"no\" or service id \"100\" is invalid");
      refused(
          ask(backend, request(new BackendAuthentication.ProviderKey("no"), USER_KEY, "hits")),
          RejectionReason.PROVIDER_KEY_INVALID,
          "provider key \"no\" is invalid");
      refused(
          ask(backend, request(TOKEN, new Credentials.UserKey("no"), "hits")),
          RejectionReason.USER_KEY_INVALID,
          "user key \"no\" is invalid");
      refused(
          ask(backend, request(TOKEN, new Credentials.UserKey(" "), "hits")),
          RejectionReason.USER_KEY_INVALID,
          "user key is missing");
      refused(
          ask(backend, request(TOKEN, new Credentials.AppId("app1", "k"), "hits")),
          RejectionReason.USER_KEY_INVALID,
          "user key is missing");
      refused(
          ask(backend, request(TOKEN, USER_KEY, "nope")),
          RejectionReason.METRIC_INVALID,
          "metric \"nope\" is invalid");
      assertThat(
              ask(backend, request(new BackendAuthentication.ProviderKey("pk"), USER_KEY, "hits")))
          .isInstanceOf(Authorized.class);
    }
  }

  @Test
  void shows_an_active_service_and_application_only() {
    try (Backend backend = open(FsyncMode.EVERY_SECOND)) {
      app1(backend).state("suspended");

      refused(
          ask(backend, request(TOKEN, USER_KEY, "hits")),
          RejectionReason.APPLICATION_NOT_ACTIVE,
          "application is not active");
    }
  }

  @Test
  void a_closed_storage_is_no_licence_to_pass() {
    Backend backend = open(FsyncMode.EVERY_SECOND);
    backend.close();

    assertThat(ask(backend, request(TOKEN, USER_KEY, "hits"))).isInstanceOf(Unavailable.class);
  }

  @Test
  void asks_without_counting_and_reports_without_asking() {
    try (Backend backend = open(FsyncMode.EVERY_SECOND)) {
      CompletableFuture<AuthorizationDecision> decided = new CompletableFuture<>();
      backend.authorizer().authorize(request(TOKEN, USER_KEY, "search"), decided::complete);
      assertThat(decided.join()).isInstanceOf(Authorized.class);
      assertThat(backend.usage().countersOf(new ApplicationKey("100", "app1"))).isEmpty();

      Usage five = new Usage(List.of(new UsageEntry.Increment("search", 5)));
      assertThat(report(backend, TOKEN, new UsageTransaction(USER_KEY, five, null)))
          .isEqualTo(new ReportOutcome.Taken());
      assertThat(backend.usage().countersOf(new ApplicationKey("100", "app1")))
          .as("above the limit of 3")
          .containsEntry("stats/{service:100}/cinstance:app1/metric:1/day:20100520", 5L);
    }
  }

  @Test
  void counts_a_response_code_alone() {
    try (Backend backend = open(FsyncMode.EVERY_SECOND)) {
      report(backend, TOKEN, new UsageTransaction(USER_KEY, Usage.NONE, 404));
      assertThat(backend.usage().countersOf(new ApplicationKey("100", "app1")))
          .containsEntry("stats/{service:100}/cinstance:app1/response_code:404/day:20100520", 1L)
          .allSatisfy((counter, _) -> assertThat(counter).contains("response_code"));
    }
  }

  @Test
  void a_report_of_somebody_else_is_refused() {
    try (Backend backend = open(FsyncMode.EVERY_SECOND)) {
      assertThat(
              report(
                  backend,
                  new BackendAuthentication.ServiceToken("no"),
                  new UsageTransaction(USER_KEY, Usage.NONE, 200)))
          .isInstanceOf(ReportOutcome.Refused.class);
    }
  }

  @Test
  void tells_what_the_limits_leave_if_asked_to() {
    try (Backend backend = open(FsyncMode.EVERY_SECOND)) {
      Usage one = new Usage(List.of(new UsageEntry.Increment("search", 1)));
      assertThat(
              ask(
                  backend,
                  new AuthorizationRequest(
                      TOKEN,
                      "100",
                      USER_KEY,
                      one,
                      null,
                      null,
                      AuthorizationOptions.NONE.withLimits())))
          .isEqualTo(new Authorized("Gold", "app1", new LimitState(3, 2, 50)));
    }
  }

  @Test
  void the_questions_of_oauth_are_for_services_of_that_mode() {
    try (Backend backend = open(FsyncMode.EVERY_SECOND)) {
      refused(
          ask(
              backend,
              new AuthorizationRequest(
                  TOKEN,
                  "100",
                  USER_KEY,
                  Usage.NONE,
                  null,
                  null,
                  new AuthorizationOptions(true, false, false))),
          RejectionReason.OAUTH_NOT_ENABLED,
          "oauth is not enabled");
    }
  }

  private static ReportOutcome report(
      Backend backend, BackendAuthentication authentication, UsageTransaction transaction) {
    CompletableFuture<ReportOutcome> reported = new CompletableFuture<>();
    backend
        .authorizer()
        .report(new UsageReport(authentication, "100", List.of(transaction)), reported::complete);
    return reported.join();
  }

  private static void refused(
      AuthorizationDecision decision, RejectionReason reason, String message) {
    assertThat(decision).isEqualTo(new Rejected(reason, message, null));
  }

  private static AuthorizationDecision ask(Backend backend, AuthorizationRequest request) {
    CompletableFuture<AuthorizationDecision> decided = new CompletableFuture<>();
    backend.authorizer().authorizeAndReport(request, decided::complete);
    return decided.join();
  }

  private static AuthorizationRequest request(
      BackendAuthentication authentication, Credentials credentials, String metric) {
    Usage usage = new Usage(List.of(new UsageEntry.Increment(metric, 1)));
    return new AuthorizationRequest(
        authentication, "100", credentials, usage, null, null, AuthorizationOptions.NONE);
  }

  private Backend open(FsyncMode fsync) {
    Backend backend =
        Backend.open(
            directory, clock, BackendSettings.DEFAULT.with(fsync), "1", new SimpleMeterRegistry());
    new SampleService("100", backend.administration())
        .mode(AuthenticationMode.USER_KEY)
        .limit("hits", Period.MINUTE, 3);
    app1(backend);
    return backend;
  }

  private static SampleApplication app1(Backend backend) {
    return new SampleApplication("100", "app1", backend.administration()).userKeys("uk1");
  }
}
