package io.tollgate.gateway.testkit;

import io.tollgate.gateway.GatewaySettings;
import io.tollgate.gateway.authorization.AuthorizationSettings;
import io.tollgate.gateway.authorization.BackendSettings;
import io.tollgate.gateway.call.Profile;
import io.tollgate.gateway.configuration.ConfigurationSource;
import io.tollgate.gateway.listener.ListenerSettings;
import io.tollgate.gateway.log.AccessLogSettings;
import io.tollgate.gateway.management.ManagementSettings;
import io.tollgate.gateway.oidc.OidcSettings;
import io.tollgate.gateway.policy.PolicySettings;
import io.tollgate.gateway.proxy.OutgoingSettings;
import io.tollgate.gateway.proxy.UpstreamSettings;
import io.tollgate.gateway.routing.PathRouting;
import io.tollgate.http.client.OutgoingProxies;
import io.tollgate.http.tls.ClientIdentity;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Changes single settings, for tests. */
public final class SettingsChange {

  private final ConfigurationSource configuration;
  private Profile profile;
  private Optional<String> defaultService;
  private PathRouting pathRouting;
  private ListenerSettings listener;
  private UpstreamSettings upstream;
  private BackendSettings backend;
  private OidcSettings oidc;
  private AuthorizationSettings authorization;
  private AccessLogSettings accessLog;
  private ManagementSettings management;
  private PolicySettings policies;
  private boolean extendedMetrics;
  private String hostName;
  private OutgoingSettings outgoing;

  public SettingsChange(GatewaySettings from) {
    configuration = from.configuration();
    profile = from.profile();
    defaultService = from.defaultService();
    pathRouting = from.pathRouting();
    listener = from.listener();
    upstream = from.upstream();
    backend = from.backend();
    oidc = from.oidc();
    authorization = from.authorization();
    accessLog = from.accessLog();
    management = from.management();
    policies = from.policies();
    extendedMetrics = from.extendedMetrics();
    hostName = from.hostName();
    outgoing = from.outgoing();
  }

  public static GatewaySettings apicast(GatewaySettings settings) {
    return new SettingsChange(settings).profile(Profile.APICAST).done();
  }

  public SettingsChange profile(Profile other) {
    profile = other;
    return this;
  }

  public SettingsChange defaultService(String name) {
    defaultService = Optional.of(name);
    return this;
  }

  public SettingsChange pathRouting(PathRouting other) {
    pathRouting = other;
    return this;
  }

  public SettingsChange listener(ListenerSettings other) {
    listener = other;
    return this;
  }

  public SettingsChange upstream(UpstreamSettings other) {
    upstream = other;
    return this;
  }

  public SettingsChange backend(BackendSettings other) {
    backend = other;
    return this;
  }

  public SettingsChange oidc(OidcSettings other) {
    oidc = other;
    return this;
  }

  public SettingsChange authorization(AuthorizationSettings other) {
    authorization = other;
    return this;
  }

  public SettingsChange accessLog(AccessLogSettings other) {
    accessLog = other;
    return this;
  }

  public SettingsChange management(ManagementSettings other) {
    management = other;
    return this;
  }

  public SettingsChange policies(PolicySettings other) {
    policies = other;
    return this;
  }

  public SettingsChange extendedMetrics(boolean other) {
    extendedMetrics = other;
    return this;
  }

  public SettingsChange nameServer(InetSocketAddress address) {
    return outgoing(
        new OutgoingSettings(
            List.of(address),
            outgoing.trusted(),
            outgoing.identity(),
            outgoing.resumes(),
            outgoing.proxies()));
  }

  public SettingsChange trusted(Path file) {
    return outgoing(
        new OutgoingSettings(
            outgoing.nameServers(),
            Optional.of(file),
            outgoing.identity(),
            outgoing.resumes(),
            outgoing.proxies()));
  }

  public SettingsChange identity(ClientIdentity identity) {
    return outgoing(
        new OutgoingSettings(
            outgoing.nameServers(),
            outgoing.trusted(),
            Optional.of(identity),
            outgoing.resumes(),
            outgoing.proxies()));
  }

  public SettingsChange proxies(OutgoingProxies proxies) {
    return outgoing(
        new OutgoingSettings(
            outgoing.nameServers(),
            outgoing.trusted(),
            outgoing.identity(),
            outgoing.resumes(),
            proxies));
  }

  private SettingsChange outgoing(OutgoingSettings other) {
    outgoing = other;
    return this;
  }

  public SettingsChange hostName(String other) {
    hostName = other;
    return this;
  }

  public GatewaySettings done() {
    return new GatewaySettings(
        configuration,
        profile,
        defaultService,
        pathRouting,
        listener,
        upstream,
        backend,
        oidc,
        authorization,
        accessLog,
        management,
        policies,
        extendedMetrics,
        hostName,
        outgoing);
  }
}
