package io.tollgate.server.composition;

import io.tollgate.admin.publication.PulledVersions;
import io.tollgate.gateway.configuration.ConfigurationSource;
import io.tollgate.http.loop.EventLoops;
import io.tollgate.http.server.BodyLimit;
import io.tollgate.http.server.HttpServer;
import io.tollgate.server.demo.EchoApi;
import io.tollgate.server.demo.Sample;
import io.tollgate.server.demo.SampleProduct;
import io.tollgate.server.log.LogOutput;
import io.tollgate.server.settings.AdminSection;
import io.tollgate.server.settings.DemoSection;
import io.tollgate.server.settings.GatewaySection;
import io.tollgate.server.settings.GatewaySourceSection;
import io.tollgate.server.settings.GatewayWireSection;
import io.tollgate.server.settings.InternalApiSection;
import io.tollgate.server.settings.LogSection;
import io.tollgate.server.settings.MailSection;
import io.tollgate.server.settings.MetricsSection;
import io.tollgate.server.settings.OutgoingSection;
import io.tollgate.server.settings.ProcessSection;
import io.tollgate.server.settings.ProcessSection.Role;
import io.tollgate.server.settings.SettingValues;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One running server: the roles that the settings name, in one process. The data plane comes first,
 * so that calls are served while the admin side is still opening its database.
 */
public final class Tollgate implements AutoCloseable {

  /** How long calls on their way may take to end when the server is told to stop. */
  private static final Duration GRACE = Duration.ofSeconds(30);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final InstantSource clock = InstantSource.system();
  private final ProcessSection process;
  private final SettingValues values;
  private Optional<Operations> operations = Optional.empty();
  private Optional<BackendRole> backend = Optional.empty();
  private Optional<GatewayRole> gateway = Optional.empty();
  private Optional<PublishedBackend> published = Optional.empty();
  private Optional<AdminRole> admin = Optional.empty();
  private Optional<Sample> sample = Optional.empty();
  private volatile boolean started;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Tollgate(SettingValues values) {
    this.values = values;
    this.process = ProcessSection.from(values);
  }

  /**
   * Starts everything.
   *
   * @throws StartRefused when something cannot be used; what had started is stopped again
   */
  public static Tollgate start(SettingValues values) {
    Tollgate tollgate = new Tollgate(values);
    try {
      tollgate.startRoles();
      return tollgate;
    } catch (RuntimeException e) {
      tollgate.close();
      throw e;
    }
  }

  private void startRoles() {
    StartCheck.of(values, clock);
    DataDirectory data = opened(DataDirectory.open(process.dataDirectory()));
    EventLoops loops = opened(EventLoops.onEveryCore());
    Operations observed = opened(Operations.start(MetricsSection.from(values), loops));
    operations = Optional.of(observed);
    opened(LogOutput.count(LogSection.from(values), observed.meters()));
    observed.require("start", () -> started ? Optional.empty() : Optional.of("still starting"));
    Optional<String> upstream = startEchoApi(loops);
    if (process.has(Role.BACKEND)) {
      backend = Optional.of(startBackend(data, loops, observed));
    }
    if (process.has(Role.GATEWAY)) {
      gateway = Optional.of(startGateway(data, loops, observed));
    }
    if (process.has(Role.ADMIN)) {
      AdminRole opened = openAdmin(data, observed);
      sample =
          upstream.flatMap(
              url ->
                  new SampleProduct(opened.admin().features(), opened.tenantId()).findOrMake(url));
      opened.serve();
      admin = Optional.of(opened);
    }
    started = true;
  }

  private BackendRole startBackend(DataDirectory data, EventLoops loops, Operations observed) {
    BackendRole role =
        opened(BackendRole.start(values, data.path(), loops, clock, observed.meters()));
    observed.require("backend", role::missing);
    return role;
  }

  private GatewayRole startGateway(DataDirectory data, EventLoops loops, Operations observed) {
    GatewaySection settings = GatewaySection.from(values);
    Path directory = data.folder("gateway");
    ConfigurationSource source =
        process.has(Role.ADMIN)
            ? new ConfigurationSource.Pushed(directory)
            : new GatewaySource(
                    settings,
                    GatewaySourceSection.from(values),
                    () -> directory,
                    values.get(GatewayWireSection.VERIFY),
                    GatewayRole.userAgent(values))
                .source();
    GatewayRole role =
        opened(
            GatewayRole.start(
                values,
                new GatewayRole.Surroundings(
                    source,
                    directory,
                    backend.map(BackendRole::authorizer),
                    backend.map(counting -> PublishedBackend.here(counting, values).url()),
                    GatewayRole.defaultService(values),
                    HostName.ofThisMachine(),
                    GatewayRole.userAgent(values)),
                loops,
                clock,
                observed.meters()));
    observed.require("gateway", role::missing);
    return role;
  }

  private AdminRole openAdmin(DataDirectory data, Operations observed) {
    PublishedBackend told = opened(publishedBackend());
    published = Optional.of(told);
    AdminRole role =
        opened(
            AdminRole.open(
                AdminSection.from(values),
                data.path(),
                new AdminRole.Surroundings(
                    told,
                    gateway.map(GatewayRole::publication).orElseGet(PulledVersions::new),
                    gateway
                        .map(served -> served.address().getPort())
                        .orElse(GatewaySection.from(values).port()),
                    OutgoingSection.from(values).allowed(),
                    MailSection.from(values)),
                clock));
    role.measure(observed.meters());
    observed.require("admin", role::missing);
    observed.publication().open(RunningPublication.credentials(values), role.admin().publisher());
    return role;
  }

  private PublishedBackend publishedBackend() {
    return backend
        .map(role -> PublishedBackend.here(role, values))
        .orElseGet(() -> PublishedBackend.elsewhere(values));
  }

  /** The sample's upstream, before the gateway passes the first call on to it. */
  private Optional<String> startEchoApi(EventLoops loops) {
    DemoSection settings = DemoSection.from(values);
    if (!settings.enabled() || !process.has(Role.ADMIN)) {
      return Optional.empty();
    }
    HttpServer echo =
        opened(
            Addresses.serve(
                loops,
                "127.0.0.1",
                settings.port(),
                DemoSection.PORT.name(),
                new EchoApi(),
                BodyLimit.SMALL));
    return Optional.of("http://localhost:" + echo.address().getPort());
  }

  private <T extends AutoCloseable> T opened(T part) {
    parts.push(part);
    return part;
  }

  public Optional<AdminRole> admin() {
    return admin;
  }

  /** The sample product, while there is one. */
  public Optional<Sample> sample() {
    return sample;
  }

  /** Where API calls go, such as {@code http://localhost:8080}. */
  public Optional<String> gatewayUrl() {
    return gateway.map(
        role ->
            role.secureAddress().filter(role.address()::equals).isPresent()
                ? Addresses.secureUrl(role.address())
                : Addresses.url(role.address()));
  }

  /** Where API calls go over TLS. */
  public Optional<String> encryptedGatewayUrl() {
    return gateway.flatMap(GatewayRole::secureAddress).map(Addresses::secureUrl);
  }

  /** Where the Service Management API is. */
  public Optional<String> backendUrl() {
    return backend.map(role -> Addresses.url(role.address()));
  }

  /** Where the Service Management API is over TLS. */
  public Optional<String> encryptedBackendUrl() {
    return backend.flatMap(BackendRole::encryptedAddress).map(Addresses::secureUrl);
  }

  /** The backend that products are published to, as configurations name it. */
  public Optional<String> publishedBackendUrl() {
    return published.map(PublishedBackend::url);
  }

  /** The file with user and password of the internal API; empty where they are set. */
  public Optional<Path> internalCredentialsFile() {
    return backend
        .filter(role -> !values.isSet(InternalApiSection.PASSWORD))
        .map(role -> InternalCredentials.file(process.dataDirectory()));
  }

  /** Where the gateway's management API is. */
  public Optional<String> managementUrl() {
    return gateway.map(role -> Addresses.url(role.managementAddress()));
  }

  /** Where metrics and health are. */
  public Optional<String> operationsUrl() {
    return operations.map(Operations::url);
  }

  /**
   * Waits until every part can answer well: products take a moment to reach backend and gateway.
   *
   * @return what is still missing after that time, by part; empty when nothing is
   */
  public Map<String, String> awaitReady(Duration atMost) throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    Map<String, String> missing = missing();
    while (!missing.isEmpty() && System.nanoTime() < deadline) {
      Thread.sleep(LOOK_AGAIN);
      missing = missing();
    }
    return missing;
  }

  private Map<String, String> missing() {
    return operations.map(Operations::missing).orElse(Map.of());
  }

  /** Loads again what was loaded at start: a gateway's configuration. For threads that may wait. */
  public void reload() {
    gateway.ifPresent(GatewayRole::reload);
  }

  /** Takes no more calls, ends those on their way, writes everything down; once. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    gateway.ifPresent(role -> role.drain(GRACE));
    backend.ifPresent(role -> role.drain(GRACE));
    Closing.all(parts);
  }
}
