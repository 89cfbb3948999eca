package io.tollgate.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.tollgate.gateway.authorization.BackendAccess;
import io.tollgate.gateway.configuration.CheckedConfiguration;
import io.tollgate.gateway.configuration.ConfigurationException;
import io.tollgate.gateway.configuration.ConfigurationSource;
import io.tollgate.gateway.configuration.HostNaming;
import io.tollgate.gateway.configuration.LoadableConfiguration;
import io.tollgate.gateway.configuration.ServedConfiguration;
import io.tollgate.gateway.configuration.Sources;
import io.tollgate.gateway.configuration.TableCompiler;
import io.tollgate.gateway.liquid.Templates;
import io.tollgate.gateway.listener.ConnectionGauges;
import io.tollgate.gateway.listener.HttpListener;
import io.tollgate.gateway.listener.RequestExplainer;
import io.tollgate.gateway.listener.RequestExplanation;
import io.tollgate.gateway.log.AccessLog;
import io.tollgate.gateway.log.LogSink;
import io.tollgate.gateway.management.ManagementApi;
import io.tollgate.gateway.meter.CallMeters;
import io.tollgate.gateway.oidc.OpenIdConnect;
import io.tollgate.gateway.policy.LastingStates;
import io.tollgate.gateway.policy.PolicyCatalog;
import io.tollgate.gateway.policy.UnusablePolicyFile;
import io.tollgate.gateway.policy.builtin.ratelimit.RateLimitFactory;
import io.tollgate.gateway.proxy.UpstreamProxy;
import io.tollgate.gateway.refusal.LastRefusals;
import io.tollgate.gateway.routing.Router;
import io.tollgate.http.client.UpstreamTimeouts;
import io.tollgate.http.document.DocumentClient;
import io.tollgate.http.loop.EventLoops;
import io.tollgate.http.server.ListenFailure;
import io.tollgate.http.server.RequestHandler;
import io.tollgate.http.tls.UnusableCertificate;
import io.tollgate.protocol.authorization.Authorizer;
import io.tollgate.protocol.gateway.ConfigurationReader;
import io.tollgate.protocol.gateway.Environment;
import io.tollgate.protocol.gateway.GatewayPublication;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The data plane in one piece: puts the rooms together. {@link #start} serves; {@link #drain} and
 * then {@link #close} end it, before the event loops are closed.
 */
public final class Gateway implements AutoCloseable {

  /** Of a portal (gateway.md, 1.2). */
  private static final UpstreamTimeouts PORTAL_TIMEOUTS =
      new UpstreamTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(10));

  private static final Duration PORTAL_WHOLE = Duration.ofSeconds(60);
  private static final int PORTAL_BYTES = 64 * 1024 * 1024;

  private final GatewaySettings settings;
  private final EventLoops loops;
  private final InstantSource clock;
  private final MeterRegistry registry;
  private final CallMeters meters;
  private final LastRefusals refusals;
  private final OutgoingClients clients;
  private final BackendAccess access;
  private final LastingStates states;
  private final OpenIdConnect openId;
  private final RateLimitFactory rateLimit;
  private final PolicyCatalog policies;
  private final Router router = new Router();
  private final ServedConfiguration served;
  private final LoadableConfiguration source;
  private final RequestHandler management;
  private @Nullable AccessLog accessLog;
  private volatile @Nullable HttpListener listener;

  /**
   * @param inProcess the backend of this process, if it has that role
   * @param clock for logs
   * @throws ConfigurationException when settings contradict each other, or a policy of the
   *     operator's own cannot be used
   */
  public Gateway(
      GatewaySettings settings,
      EventLoops loops,
      Optional<Authorizer> inProcess,
      InstantSource clock,
      MeterRegistry registry) {
    this.settings = settings;
    this.loops = loops;
    this.clock = clock;
    this.registry = registry;
    refusals = new LastRefusals(clock);
    meters = new CallMeters(registry, settings.extendedMetrics());

    clients = new OutgoingClients(settings, loops);
    access =
        new BackendAccess(
            settings.authorization(),
            settings.backend(),
            inProcess,
            clients.backends(),
            loops,
            clock,
            registry);
    Templates templates = new Templates(clock);
    openId =
        new OpenIdConnect(
            settings
                .oidc()
                .withReload(Sources.reloadPeriod(settings.configuration()))
                .withCopy(Sources.issuersOf(settings.configuration())),
            templates,
            loops,
            clients.issuers(),
            settings.backend().userAgent(),
            clock);
    states = new LastingStates(clock);
    rateLimit = new RateLimitFactory(templates, clock);
    policies =
        new GatewayPolicies(settings, access, openId, templates, rateLimit, clock).catalog(states);

    Supplier<TableCompiler> compilers =
        () ->
            new TableCompiler(
                policies, meters, naming(), settings.defaultService(), settings.pathRouting());
    served = new ServedConfiguration(compilers.get(), router, registry);
    source =
        new Sources(
                served,
                compilers,
                policies::manifests,
                new DocumentClient(
                    loops, clients.backends(), PORTAL_TIMEOUTS, PORTAL_WHOLE, PORTAL_BYTES),
                clock,
                () -> ThreadLocalRandom.current().nextLong(),
                registry)
            .of(settings.configuration());
    management =
        new ManagementApi(
            settings.management(),
            policies::manifests,
            served,
            refusals,
            environment(),
            loops,
            this::reload);
  }

  private HostNaming naming() {
    return switch (settings.configuration()) {
      case ConfigurationSource.Pushed _ -> HostNaming.ENDPOINT;
      case ConfigurationSource.Loaded _ -> HostNaming.HOST_LIST;
    };
  }

  private Environment environment() {
    return settings.configuration() instanceof ConfigurationSource.Loaded loaded
        ? loaded.rules().environment()
        : Environment.PRODUCTION;
  }

  /** Where the admin side pushes to; empty when the configuration comes from elsewhere. */
  public Optional<GatewayPublication> publication() {
    return source instanceof GatewayPublication publication
        ? Optional.of(publication)
        : Optional.empty();
  }

  /** The management API, for a listener of the caller's. */
  public RequestHandler managementHandler() {
    return management;
  }

  /**
   * Loads the configuration, then serves.
   *
   * @throws ConfigurationException when the configuration or the access log's file cannot be used
   * @throws ListenFailure when the address is not to be had
   */
  public void start() {
    source.start();
    accessLog = settings.accessLog().enabled() ? openAccessLog() : null;
    HttpListener open = listen(accessLog);
    ConnectionGauges.register(open, registry);
    listener = open;
  }

  private HttpListener listen(@Nullable AccessLog calls) {
    try {
      return HttpListener.listen(
          settings.listener(),
          loops,
          router,
          new UpstreamProxy(clients.upstreams(), settings.upstream()),
          meters,
          refusals,
          calls,
          clock);
    } catch (UnusableCertificate e) {
      throw new ConfigurationException(String.valueOf(e.getMessage()));
    }
  }

  private AccessLog openAccessLog() {
    Optional<Path> file = settings.accessLog().file();
    try {
      LogSink sink = file.isEmpty() ? LogSink.standardOutput() : LogSink.file(file.get());
      return new AccessLog(settings.accessLog(), settings.profile(), clock, sink);
    } catch (IOException e) {
      throw new ConfigurationException(
          "access log %s cannot be opened: %s; choose a file that can be written"
              .formatted(file.orElseThrow(), e.getMessage()));
    }
  }

  /**
   * Tells what would become of a request. A gateway that was not started loads its configuration
   * for that, and serves nobody.
   *
   * @param request its bytes as a client would send them
   * @param client address it would come from
   * @throws ConfigurationException when there is no configuration to be had
   */
  public RequestExplanation explain(byte[] request, String client) {
    if (listener == null) {
      source.start();
    }
    return new RequestExplainer(router, settings.listener()).explain(request, client, loops.next());
  }

  /** What would come of this JSON document if it were loaded; changes nothing. */
  public CheckedConfiguration check(String document) {
    return served.check(new ConfigurationReader(environment()).read(document));
  }

  /** Where clients are served, with the actual port. */
  public InetSocketAddress address() {
    return Objects.requireNonNull(listener, "the gateway is not started").address();
  }

  /** Where clients are served over TLS, with the actual port; empty when they are not. */
  public Optional<InetSocketAddress> secureAddress() {
    return Objects.requireNonNull(listener, "the gateway is not started").secureAddress();
  }

  /** What is missing before calls can be served; empty when nothing is. */
  public Optional<String> missing() {
    if (listener == null) {
      return Optional.of("the gateway does not listen yet");
    }
    return served.current() == null
        ? Optional.of("the gateway has no configuration yet")
        : Optional.empty();
  }

  /** Reports of calls that are answered, on their way to backends (gateway.md, 3.5). */
  public int reportsInFlight() {
    return access.reports().inFlight();
  }

  /**
   * Looks for changed policies of the operator's own, then loads the configuration from its source
   * again; what cannot be used changes nothing.
   *
   * @throws ConfigurationException when policies or configuration cannot be used
   */
  public void reload() {
    try {
      policies.reload();
    } catch (UnusablePolicyFile e) {
      throw new ConfigurationException(String.valueOf(e.getMessage()));
    }
    served.refresh();
    source.load();
  }

  /**
   * Accepts no more calls and lets those on their way end.
   *
   * @return completed when all connections are closed, with the number cut after the grace
   */
  public CompletableFuture<Integer> drain(Duration grace) {
    HttpListener open = listener;
    return open == null ? CompletableFuture.completedFuture(0) : open.drain(grace);
  }

  /** Ends at once what is still open, and writes what is not written. */
  @Override
  public void close() {
    if (listener != null) {
      listener.close();
    }
    policies.close();
    states.close();
    rateLimit.close();
    access.close();
    clients.close();
    openId.close();
    source.close();
    if (accessLog != null) {
      accessLog.close();
    }
  }
}
