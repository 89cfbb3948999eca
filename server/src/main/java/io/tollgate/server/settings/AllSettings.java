package io.tollgate.server.settings;

import java.util.List;
import java.util.stream.Stream;

/** The list of all settings, section by section: flags, documentation and checks derive from it. */
public final class AllSettings {

  public static final List<Setting<?>> LIST =
      Stream.of(
              ProcessSection.ALL,
              LogSection.ALL,
              GatewaySection.ALL,
              AccessLogSection.ALL,
              GatewayTlsSection.ALL,
              GatewaySourceSection.ALL,
              SpoolSection.ALL,
              GatewayUpstreamSection.ALL,
              GatewayProxySection.ALL,
              GatewayUpstreamTlsSection.ALL,
              PathRoutingSection.ALL,
              GatewayWireSection.ALL,
              GatewayAuthorizationSection.ALL,
              GatewayLimitsSection.ALL,
              GatewayPoliciesSection.ALL,
              BackendSection.ALL,
              BackendTlsSection.ALL,
              CallRulesSection.ALL,
              InternalApiSection.ALL,
              EventsHookSection.ALL,
              AdminSection.ALL,
              OutgoingSection.ALL,
              MailSection.ALL,
              RemoteBackendSection.ALL,
              MetricsSection.ALL,
              DemoSection.ALL)
          .<Setting<?>>flatMap(List::stream)
          .toList();

  private AllSettings() {}
}
