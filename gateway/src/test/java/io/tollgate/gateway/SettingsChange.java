package io.tollgate.gateway;

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
final class SettingsChange {

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

  SettingsChange(GatewaySettings from) {
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

  static GatewaySettings apicast(GatewaySettings settings) {
    return new SettingsChange(settings).profile(Profile.APICAST).done();
  }

  SettingsChange profile(Profile other) {
    profile = other;
    return this;
  }

  SettingsChange defaultService(String name) {
    defaultService = Optional.of(name);
    return this;
  }

  SettingsChange pathRouting(PathRouting other) {
    pathRouting = other;
    return this;
  }

  SettingsChange listener(ListenerSettings other) {
    listener = other;
    return this;
  }

  SettingsChange upstream(UpstreamSettings other) {
    upstream = other;
    return this;
  }

  SettingsChange backend(BackendSettings other) {
    backend = other;
    return this;
  }

  SettingsChange oidc(OidcSettings other) {
    oidc = other;
    return this;
  }

  SettingsChange authorization(AuthorizationSettings other) {
    authorization = other;
    return this;
  }

  SettingsChange accessLog(AccessLogSettings other) {
    accessLog = other;
    return this;
  }

  SettingsChange management(ManagementSettings other) {
    management = other;
    return this;
  }

  SettingsChange policies(PolicySettings other) {
    policies = other;
    return this;
  }

  SettingsChange extendedMetrics(boolean other) {
    extendedMetrics = other;
    return this;
  }

  SettingsChange nameServer(InetSocketAddress address) {
    return outgoing(
        new OutgoingSettings(
            List.of(address),
            outgoing.trusted(),
            outgoing.identity(),
            outgoing.resumes(),
            outgoing.proxies()));
  }

  SettingsChange trusted(Path file) {
    return outgoing(
        new OutgoingSettings(
            outgoing.nameServers(),
            Optional.of(file),
            outgoing.identity(),
            outgoing.resumes(),
            outgoing.proxies()));
  }

  SettingsChange identity(ClientIdentity identity) {
    return outgoing(
        new OutgoingSettings(
            outgoing.nameServers(),
            outgoing.trusted(),
            Optional.of(identity),
            outgoing.resumes(),
            outgoing.proxies()));
  }

  SettingsChange proxies(OutgoingProxies proxies) {
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

  SettingsChange hostName(String other) {
    hostName = other;
    return this;
  }

  GatewaySettings done() {
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
