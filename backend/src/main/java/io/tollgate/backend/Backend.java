package io.tollgate.backend;

import io.micrometer.core.instrument.MeterRegistry;
import io.tollgate.backend.BackendSettings.InternalAccess;
import io.tollgate.backend.alert.Alerts;
import io.tollgate.backend.alert.EventQueue;
import io.tollgate.backend.alert.EventsPing;
import io.tollgate.backend.api.AuthorizationResource;
import io.tollgate.backend.api.Listening;
import io.tollgate.backend.api.ReportResource;
import io.tollgate.backend.api.ServiceManagementApi;
import io.tollgate.backend.api.WireExplainer;
import io.tollgate.backend.authorization.Authorization;
import io.tollgate.backend.authorization.CallExplainer;
import io.tollgate.backend.authorization.CallRate;
import io.tollgate.backend.authorization.Checks;
import io.tollgate.backend.authorization.ErrorRecorder;
import io.tollgate.backend.authorization.Explainer;
import io.tollgate.backend.authorization.ReferrerCheck;
import io.tollgate.backend.authorization.ServiceCheck;
import io.tollgate.backend.authorization.TenantCheck;
import io.tollgate.backend.billing.MasterBilling;
import io.tollgate.backend.billing.ProviderCalls;
import io.tollgate.backend.catalog.Catalog;
import io.tollgate.backend.error.ServiceErrors;
import io.tollgate.backend.internal.BasicCredentials;
import io.tollgate.backend.internal.InternalApi;
import io.tollgate.backend.internal.InternalRoutes;
import io.tollgate.backend.internal.Records;
import io.tollgate.backend.local.LocalAuthorizer;
import io.tollgate.backend.local.LocalObservation;
import io.tollgate.backend.local.LocalReports;
import io.tollgate.backend.report.Reports;
import io.tollgate.backend.store.ApplicationRecords;
import io.tollgate.backend.store.CounterView;
import io.tollgate.backend.store.ServiceRecords;
import io.tollgate.backend.store.UsageLedger;
import io.tollgate.backend.store.UsageStatistics;
import io.tollgate.backend.store.embedded.usage.UsageStore;
import io.tollgate.backend.telemetry.CallMeter;
import io.tollgate.http.loop.EventLoops;
import io.tollgate.http.server.HttpServer;
import io.tollgate.http.tls.ServerTls;
import io.tollgate.protocol.administration.BackendAdministration;
import io.tollgate.protocol.administration.BackendObservation;
import io.tollgate.protocol.authorization.Authorizer;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One backend on one data directory. */
public final class Backend implements AutoCloseable {

  private final BackendFiles files;
  private final Alerts alerts;
  private final @Nullable MasterBilling billing;
  private final ServiceErrors errors;
  private final Entrance entrance;
  private final Authorizer authorizer;

  private Backend(
      BackendFiles files,
      ServiceErrors errors,
      InstantSource clock,
      BackendSettings settings,
      String version,
      MeterRegistry meters) {
    this.files = files;
    this.errors = errors;
    Catalog catalog = files.catalog().catalog();
    UsageLedger ledger = files.usage().ledger();
    CallMeter meter = new CallMeter(meters, settings.calls().slow());
    boolean strict = settings.calls().strictLimits();

    ErrorRecorder recorder = new ErrorRecorder(catalog, errors);
    CallRate rate = new CallRate(settings.calls().maxPerSecond(), catalog);
    ReferrerCheck referrer = new ReferrerCheck(settings.calls().legacyReferrerFilters());
    TenantCheck tenant = new TenantCheck(catalog);
    this.alerts =
        new Alerts(
            ledger,
            files.events(),
            settings
                .eventsHook()
                .map(hook -> new EventsPing(hook.url(), hook.secret(), clock))
                .orElse(null),
            clock);
    this.billing =
        settings
            .masterServiceId()
            .map(master -> new MasterBilling(master, catalog, ledger, clock))
            .orElse(null);
    ProviderCalls calls = billing == null ? ProviderCalls.NOT_BILLED : billing;
    Checks checks = Checks.onTheWire(catalog, rate, referrer, strict);
    Reports reports = new Reports(ledger, errors, alerts, calls);
    ServiceManagementApi open =
        new ServiceManagementApi(
            new AuthorizationResource(
                new Authorization(checks, ledger, recorder, alerts, calls, strict),
                tenant,
                recorder,
                meter,
                clock,
                settings.calls().acceptGetBody()),
            new ReportResource(tenant, rate, new ServiceCheck(catalog), reports, meter, clock),
            version);
    this.authorizer =
        new LocalAuthorizer(
            new Authorization(
                Checks.inProcess(catalog, referrer, strict),
                ledger,
                recorder,
                alerts,
                calls,
                strict),
            new LocalReports(tenant, new ServiceCheck(catalog), reports),
            clock,
            meter);
    CallExplainer explainer = new WireExplainer(new Explainer(checks, ledger), clock);
    this.entrance =
        new Entrance(
            open,
            settings
                .internal()
                .map(access -> internalApi(access, explainer, clock, version))
                .orElse(null));
    files.measure(meters);
  }

  /**
   * Opens the backend: reads its last catalog and replays what the counters' journal holds. It
   * works at once, without the admin side.
   *
   * @param dataDirectory created when missing; for this backend alone
   * @param version as {@code /status} shows it
   * @throws io.tollgate.backend.store.StorageException when the files cannot be used; the message
   *     says which, why and what to do
   */
  public static Backend open(
      Path dataDirectory,
      InstantSource clock,
      BackendSettings settings,
      String version,
      MeterRegistry meters) {
    ServiceErrors errors = new ServiceErrors();
    BackendFiles files = BackendFiles.open(dataDirectory, settings, errors, clock);
    try {
      return new Backend(files, errors, clock, settings, version, meters);
    } catch (RuntimeException e) {
      files.close();
      throw e;
    }
  }

  private InternalApi internalApi(
      InternalAccess access, CallExplainer explainer, InstantSource clock, String version) {
    Records records =
        new Records(
            serviceRecords(),
            applicationRecords(),
            administration(),
            files.catalog().catalog(),
            files.usage().ledger(),
            statistics(),
            errors,
            files.events());
    return new InternalApi(
        new BasicCredentials(access.user(), access.password()),
        access.remote(),
        InternalRoutes.of(records, explainer, clock, new SecureRandom(), version));
  }

  /**
   * Serves the Service Management API, and the internal API if somebody may use it, from now on.
   *
   * @param address port 0 for any free one
   * @return to be drained before {@link #close}
   * @throws io.tollgate.http.server.ListenFailure when the address is not to be had
   */
  public HttpServer listen(EventLoops loops, InetSocketAddress address) {
    return listen(loops, address, Optional.empty());
  }

  /**
   * The same over TLS, if there is any.
   *
   * @param tls not closed here
   */
  public HttpServer listen(EventLoops loops, InetSocketAddress address, Optional<ServerTls> tls) {
    return Listening.listen(loops, address, tls, entrance);
  }

  /** Decides for a gateway in the same process. */
  public Authorizer authorizer() {
    return authorizer;
  }

  /** Takes what the admin side publishes. */
  public BackendAdministration administration() {
    return files.catalog().administration();
  }

  /** What it has noticed, for an admin side in the same process. */
  public BackendObservation observation() {
    return new LocalObservation(errors, files.events());
  }

  /** Services and their parts, record by record. */
  public ServiceRecords serviceRecords() {
    return files.catalog().serviceRecords();
  }

  /** Applications and what belongs to them, record by record. */
  public ApplicationRecords applicationRecords() {
    return files.catalog().applicationRecords();
  }

  /** The counters by their names in the key schema. */
  public CounterView usage() {
    return files.usage();
  }

  /** The counters over time, for analytics. */
  public UsageStatistics statistics() {
    return files.usage().statistics();
  }

  /** The error list of each service. */
  public ServiceErrors errors() {
    return errors;
  }

  /** What the admin side is to know. */
  public EventQueue events() {
    return files.events();
  }

  /** Blocks until there is an event for all news in what was counted before. */
  public void drainEvents() {
    alerts.drain();
  }

  /** Why calls that count are answered 503 at the moment, null when they are not. */
  public @Nullable String trouble() {
    return files.usage().trouble();
  }

  /** Keeps everything and lets go of the files. Calls that count are answered 503 from now on. */
  @Override
  public void close() {
    // Counters first: what they answer as they close may be news, which the alerts then write.
    try (files;
        alerts;
        UsageStore _ = files.usage()) {
      if (billing != null) {
        billing.close();
      }
    }
  }
}
