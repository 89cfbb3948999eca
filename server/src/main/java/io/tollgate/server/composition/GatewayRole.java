package io.tollgate.server.composition;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tollgate.gateway.Gateway;
import io.tollgate.gateway.GatewaySettings;
import io.tollgate.gateway.authorization.AuthorizationSettings;
import io.tollgate.gateway.authorization.BackendSettings;
import io.tollgate.gateway.call.CachingMode;
import io.tollgate.gateway.call.Profile;
import io.tollgate.gateway.configuration.ConfigurationException;
import io.tollgate.gateway.configuration.ConfigurationSource;
import io.tollgate.gateway.log.AccessLogSettings;
import io.tollgate.gateway.management.ManagementMode;
import io.tollgate.gateway.management.ManagementSettings;
import io.tollgate.gateway.oidc.OidcSettings;
import io.tollgate.gateway.proxy.ForwardedMode;
import io.tollgate.gateway.proxy.RetryCases;
import io.tollgate.gateway.proxy.UpstreamSettings;
import io.tollgate.gateway.routing.PathRouting;
import io.tollgate.http.loop.EventLoops;
import io.tollgate.http.server.Answer;
import io.tollgate.http.server.BodyLimit;
import io.tollgate.http.server.HttpServer;
import io.tollgate.http.server.HttpTimeouts;
import io.tollgate.http.server.ListenFailure;
import io.tollgate.protocol.authorization.Authorizer;
import io.tollgate.protocol.gateway.GatewayPublication;
import io.tollgate.server.demo.Sample;
import io.tollgate.server.settings.AccessLogSection;
import io.tollgate.server.settings.DemoSection;
import io.tollgate.server.settings.GatewayAuthorizationSection;
import io.tollgate.server.settings.GatewayLimitsSection;
import io.tollgate.server.settings.GatewaySection;
import io.tollgate.server.settings.GatewaySection.Forwarded;
import io.tollgate.server.settings.GatewayUpstreamSection;
import io.tollgate.server.settings.GatewayWireSection;
import io.tollgate.server.settings.PathRoutingSection;
import io.tollgate.server.settings.ProcessSection;
import io.tollgate.server.settings.ProcessSection.Role;
import io.tollgate.server.settings.SettingValues;
import io.tollgate.server.settings.ValueType;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateway with its management API: serves its last configuration at once, and what is pushed
 * from then on.
 */
final class GatewayRole implements AutoCloseable {

  /** Most that may be put as a configuration through the management API. */
  private static final int CONFIGURATION_BYTES = 64 * 1024 * 1024;

  private static final Logger log = LoggerFactory.getLogger(GatewayRole.class);

  /** What the usage of one application takes while it waits, about. */
  private static final int BATCH_ENTRY_BYTES = 200;

  private final Gateway gateway;
  private final HttpServer management;

  private GatewayRole(Gateway gateway, HttpServer management) {
    this.gateway = gateway;
    this.management = management;
  }

  /**
   * What the gateway needs of the rest of the process.
   *
   * @param directory exists and belongs to this gateway alone
   * @param authorizer the backend of this process, empty when it has none
   * @param backendUrl the base URL that configurations name when they mean that backend
   * @param defaultService system name of the service that owns every host no other owns
   * @param userAgent how the gateway introduces itself
   */
  record Surroundings(
      ConfigurationSource configuration,
      Path directory,
      Optional<Authorizer> authorizer,
      Optional<String> backendUrl,
      Optional<String> defaultService,
      String hostName,
      String userAgent) {}

  /**
   * Loads the configuration and serves.
   *
   * @throws StartRefused when configuration, addresses or log files cannot be used
   */
  static GatewayRole start(
      SettingValues values,
      Surroundings surroundings,
      EventLoops loops,
      InstantSource clock,
      MeterRegistry meters) {
    GatewaySection settings = GatewaySection.from(values);
    ManagementCheck.of(values);
    Gateway gateway =
        gateway(
            gatewaySettings(settings, values, surroundings, clock),
            surroundings,
            loops,
            clock,
            meters);
    try {
      gateway.start();
      return new GatewayRole(
          gateway,
          Addresses.serve(
              loops,
              settings.managementBind(),
              settings.managementPort(),
              GatewaySection.MANAGEMENT_PORT.name(),
              gateway.managementHandler(),
              new BodyLimit(CONFIGURATION_BYTES, () -> Answer.empty(413))));
    } catch (ListenFailure e) {
      gateway.close();
      throw Addresses.refused(e, GatewaySection.PORT.name());
    } catch (ConfigurationException e) {
      gateway.close();
      throw new StartRefused(String.valueOf(e.getMessage()), e);
    } catch (RuntimeException e) {
      gateway.close();
      throw e;
    }
  }

  private static PathRouting pathRouting(PathRoutingSection settings) {
    if (settings.only()) {
      return PathRouting.ONLY;
    }
    return settings.enabled() ? PathRouting.ON : PathRouting.OFF;
  }

  /**
   * A gateway that does not serve, to ask it what it would do.
   *
   * @throws StartRefused when its settings cannot be used
   */
  static Gateway idle(
      SettingValues values, Surroundings surroundings, EventLoops loops, InstantSource clock) {
    return gateway(
        gatewaySettings(GatewaySection.from(values), values, surroundings, clock),
        surroundings,
        loops,
        clock,
        new SimpleMeterRegistry());
  }

  /** The sample product owns every host no other owns, unless the user names another. */
  static Optional<String> defaultService(SettingValues values) {
    return Optional.ofNullable(GatewaySection.from(values).defaultService())
        .or(
            () ->
                ProcessSection.from(values).has(Role.ADMIN) && DemoSection.from(values).enabled()
                    ? Optional.of(Sample.SYSTEM_NAME)
                    : Optional.empty());
  }

  private static Gateway gateway(
      GatewaySettings settings,
      Surroundings surroundings,
      EventLoops loops,
      InstantSource clock,
      MeterRegistry meters) {
    try {
      return new Gateway(settings, loops, surroundings.authorizer(), clock, meters);
    } catch (ConfigurationException e) {
      throw new StartRefused(String.valueOf(e.getMessage()), e);
    }
  }

  private static GatewaySettings gatewaySettings(
      GatewaySection settings, SettingValues values, Surroundings around, InstantSource clock) {
    GatewayUpstreamSection upstreams = GatewayUpstreamSection.from(values);
    GatewayWireSection wire = GatewayWireSection.from(values);
    GatewayLimitsSection bounds = GatewayLimitsSection.from(values);
    InetSocketAddress address = new InetSocketAddress(settings.bind(), settings.port());
    HttpTimeouts times = HttpTimeouts.DEFAULT;
    HttpTimeouts timeouts =
        new HttpTimeouts(
            times.head(),
            Duration.ofSeconds(settings.keepAliveSeconds()),
            times.bodyIdle(),
            times.sendIdle());
    BackendSettings backend = BackendSettings.DEFAULT;
    UpstreamSettings upstream = UpstreamSettings.DEFAULT;
    return new GatewaySettings(
        around.configuration(),
        switch (settings.profile()) {
          case SEED -> Profile.SEED;
          case APICAST -> Profile.APICAST;
        },
        around.defaultService(),
        pathRouting(settings.pathRouting()),
        GatewayEntrances.of(
            address,
            values,
            WireLimits.requests(wire, timeouts),
            settings.maxCallsInFlight(),
            clock),
        new UpstreamSettings(
            WireLimits.answers(wire, upstream.limits().withLinkLocal(bounds.linkLocal())),
            upstream.timeouts(),
            settings.upstreamVerify(),
            settings.forwarded() == Forwarded.APPEND ? ForwardedMode.APPEND : ForwardedMode.PASS,
            bounds.requestId(),
            RetryCases.parse(upstreams.retryCases())),
        new BackendSettings(
            around.backendUrl(),
            Optional.ofNullable(settings.backendEndpointOverride()),
            backend.timeouts(),
            backend.limits(),
            wire.verify(),
            around.userAgent()),
        OidcSettings.DEFAULT.withVerify(wire.verify()),
        authorization(GatewayAuthorizationSection.from(values), around.directory()),
        accessLog(AccessLogSection.from(values)),
        new ManagementSettings(
            ManagementMode.valueOf(settings.managementMode().name()),
            Optional.ofNullable(settings.managementToken())),
        OwnPolicySettings.of(values),
        wire.extendedMetrics(),
        around.hostName(),
        Outgoing.of(values, clock));
  }

  private static AuthorizationSettings authorization(
      GatewayAuthorizationSection settings, Path directory) {
    return new AuthorizationSettings(
        CachingMode.valueOf(settings.caching().name()),
        settings.responseCodes(),
        settings.reportingThreads(),
        settings.snapshot() ? Optional.of(directory.resolve("authorizations")) : Optional.empty(),
        (int) Math.clamp(settings.batchBytes() / BATCH_ENTRY_BYTES, 1, Integer.MAX_VALUE));
  }

  private static AccessLogSettings accessLog(AccessLogSection settings) {
    boolean off = "off".equals(settings.file());
    return new AccessLogSettings(
        !off,
        off ? Optional.empty() : Optional.ofNullable(settings.file()).map(Path::of),
        settings.buffer(),
        settings.credentials());
  }

  /** How a gateway introduces itself to backends and portals. */
  static String userAgent(SettingValues values) {
    return BackendSettings.userAgent(
        Version.CURRENT,
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        values.isSet(GatewaySection.DEPLOYMENT_ENVIRONMENT)
            ? ValueType.nameOf(values.get(GatewaySection.DEPLOYMENT_ENVIRONMENT))
            : "unknown");
  }

  InetSocketAddress address() {
    return gateway.address();
  }

  /** Where it is reached over TLS, empty when it is not. */
  Optional<InetSocketAddress> secureAddress() {
    return gateway.secureAddress();
  }

  InetSocketAddress managementAddress() {
    return management.address();
  }

  /** Where the admin side pushes to. */
  GatewayPublication publication() {
    return gateway
        .publication()
        .orElseThrow(() -> new IllegalStateException("this gateway reads a file"));
  }

  /** Loads the configuration again; a failure is told to the log and changes nothing. */
  void reload() {
    try {
      gateway.reload();
      log.info("the configuration was loaded again");
    } catch (ConfigurationException e) {
      log.error("{}; what was loaded before is served on", e.getMessage());
    }
  }

  /** What keeps it from serving, empty when nothing does. */
  Optional<String> missing() {
    return gateway.missing();
  }

  void drain(Duration grace) {
    gateway.drain(grace).join();
  }

  @Override
  public void close() {
    management.close();
    gateway.close();
  }
}
