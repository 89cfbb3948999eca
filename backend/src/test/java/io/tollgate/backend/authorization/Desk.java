package io.tollgate.backend.authorization;

import io.tollgate.backend.SampleApplication;
import io.tollgate.backend.SampleService;
import io.tollgate.backend.TestClock;
import io.tollgate.backend.alert.TrafficWatch;
import io.tollgate.backend.billing.ProviderCalls;
import io.tollgate.backend.catalog.Application;
import io.tollgate.backend.catalog.Service;
import io.tollgate.backend.error.ServiceErrors;
import io.tollgate.backend.explanation.Explanation;
import io.tollgate.backend.store.UsageLedger;
import io.tollgate.backend.store.embedded.catalog.CatalogStore;
import io.tollgate.backend.store.embedded.usage.UsageStore;
import io.tollgate.backend.store.journal.FsyncMode;
import io.tollgate.backend.usage.Effect;
import io.tollgate.backend.usage.StoredValues;
import io.tollgate.backend.usage.Windows;
import io.tollgate.protocol.administration.BackendService.AuthenticationMode;
import io.tollgate.protocol.time.Period;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The checks and limits over real stores, with the contract's fixture F and L(hits day 10). */
final class Desk implements AutoCloseable {

  final TestClock clock = TestClock.at("2010-05-20T20:10:10Z");
  final ServiceErrors errors = new ServiceErrors();
  final UsageStore usage;
  private final CatalogStore catalog;
  private final SampleService service;
  private final SampleApplication app1;

  Desk(Path directory) {
    usage = UsageStore.open(directory, FsyncMode.EVERY_SECOND, 100, errors, clock);
    catalog = CatalogStore.open(directory, FsyncMode.EVERY_SECOND, gone -> {});
    service = new SampleService("100", catalog.administration()).limit("hits", Period.DAY, 10);
    app1 = new SampleApplication("100", "app1", catalog.administration()).userKeys("uk1");
  }

  void mode(AuthenticationMode mode) {
    service.mode(mode);
  }

  void application(@Nullable String redirectUrl, String... keys) {
    app1.redirectUrl(redirectUrl).keys(keys);
  }

  Decision decide(Question question) {
    return decide(question, usage.ledger(), true);
  }

  Decision decide(Question question, UsageLedger ledger, boolean strict) {
    Authorization authorization =
        new Authorization(
            checks(0),
            ledger,
            new ErrorRecorder(catalog.catalog(), errors),
            new Unwatched(),
            ProviderCalls.NOT_BILLED,
            strict);
    CompletableFuture<Decision> decided = new CompletableFuture<>();
    authorization.decide(authorization.inquiry(question, clock.millis()), decided::complete);
    return decided.join();
  }

  Explanation explain(Question question) {
    CompletableFuture<Explanation> explained = new CompletableFuture<>();
    new Explainer(checks(1), usage.ledger()).explain(question, clock.millis(), explained::complete);
    return explained.join();
  }

  private Checks checks(int callsPerSecond) {
    return Checks.onTheWire(
        catalog.catalog(),
        new CallRate(callsPerSecond, catalog.catalog()),
        new ReferrerCheck(false),
        true);
  }

  @Override
  public void close() {
    try (catalog) {
      usage.close();
    }
  }

  private record Unwatched() implements TrafficWatch {

    @Override
    public void counted(
        Service service,
        Application application,
        StoredValues before,
        Effect effect,
        long nowMillis) {}

    @Override
    public void reported(Service service, Application application, Windows now, long nowMillis) {}
  }
}
