package io.tollgate.admin.integration;

import io.tollgate.admin.backendapi.BackendApis;
import io.tollgate.admin.backendapi.BackendUsage;
import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.database.Rows;
import io.tollgate.admin.event.Action;
import io.tollgate.admin.event.AdminEvent;
import io.tollgate.admin.event.Events;
import io.tollgate.admin.event.Subject;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.outgoing.OutgoingCalls;
import io.tollgate.admin.outgoing.OutgoingLimits;
import io.tollgate.admin.outgoing.OutgoingRequest;
import io.tollgate.admin.service.Service;
import io.tollgate.admin.service.Services;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tries whether a product answers in staging: one call, sent as a developer would (portals.md,
 * 4.2). Nothing is undone when it fails; the proxy remembers how it went.
 */
public final class TestCalls {
  private static final OutgoingLimits LIMITS =
      new OutgoingLimits(
          Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(30), 64 * 1024);
  private static final Set<String> TESTED_OPTIONS = Set.of("hosted", "self_managed");

  private final Database database;
  private final Events events;
  private final InstantSource clock;
  private final OutgoingCalls calls;
  private final HostedEndpoints endpoints;
  private final TestCredentials credentials;

  /**
   * @param endpoints addresses that this installation's own gateway serves: they may be called
   *     wherever they are
   * @param credentials what the calls show
   */
  public TestCalls(
      Database database,
      Events events,
      InstantSource clock,
      OutgoingCalls calls,
      EndpointTemplates endpoints,
      TestCredentials credentials) {
    this.database = database;
    this.events = events;
    this.clock = clock;
    this.calls = calls;
    this.endpoints = new HostedEndpoints(endpoints);
    this.credentials = credentials;
  }

  /** What is needed for a call, or why none can be made. */
  private sealed interface Plan {
    record Ready(OutgoingRequest request, Proxy proxy) implements Plan {}

    record Without(String reason) implements Plan {}
  }

  /** Sends the call and waits for its end. */
  public Outcome<TestResult> run(Caller caller, long serviceId) {
    @Nullable Plan plan =
        database.<@Nullable Plan>read(caller.tenantId(), rows -> plan(rows, caller, serviceId));
    return switch (plan) {
      case null -> Outcome.notFound();
      case Plan.Without(String reason) ->
          kept(caller, serviceId, new TestResult.NotTested(reason), null);
      case Plan.Ready(OutgoingRequest request, Proxy proxy) -> {
        TestResult result =
            TestVerdict.of(
                calls.send(request, LIMITS),
                proxy.attributes().refusals().noMatch(),
                clock.millis());
        yield kept(caller, serviceId, result, result instanceof TestResult.Passed);
      }
    };
  }

  private @Nullable Plan plan(Rows rows, Caller caller, long serviceId) {
    Service service = Services.find(rows, caller, serviceId);
    Proxy proxy = service == null ? null : ProxyTable.find(rows, serviceId);
    if (service == null || proxy == null) {
      return null;
    }
    if (service.backendVersion().isOauth()) {
      return new Plan.Without("a product with OpenID Connect is not tested");
    }
    String endpoint = proxy.attributes().sandboxEndpoint();
    if (!TESTED_OPTIONS.contains(proxy.deploymentOption()) || endpoint == null) {
      return new Plan.Without("no gateway of the product is known");
    }
    List<BackendUsage> usages = BackendApis.usages(rows, serviceId);
    String mounted =
        usages.isEmpty() || usages.getFirst().isAtRoot() ? "" : usages.getFirst().path();
    CredentialNames names = proxy.attributes().credentials();
    return new Plan.Ready(
        TestRequest.of(
            endpoint,
            mounted + proxy.attributes().apiTestPath(),
            names.location(),
            credentials.of(rows, serviceId, names),
            service.isHosted() ? Set.of(endpoints.of(rows, service).sandboxEndpoint()) : Set.of()),
        proxy);
  }

  private Outcome<TestResult> kept(
      Caller caller, long serviceId, TestResult result, @Nullable Boolean success) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          Services.locked(transaction, serviceId);
          Proxy present = ProxyTable.find(transaction, serviceId);
          if (present == null) {
            return Outcome.notFound();
          }
          if (!Objects.equals(present.apiTestSuccess(), success)) {
            ProxyTable.setTested(transaction, present.id(), success);
            Map<String, Object> detail = new HashMap<>();
            detail.put("api_test_success", Arrays.asList(present.apiTestSuccess(), success));
            events.record(
                transaction,
                caller,
                new AdminEvent.Recorded(new Subject("proxy", serviceId), Action.UPDATED, detail));
          }
          return Outcome.done(result);
        });
  }
}
