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
import java.util.Optional;

/**
 * All settings of a gateway; each room gets its own part only.
 *
 * @param configuration where the configuration comes from
 * @param profile the profile switch ({@code TOLLGATE_PROFILE})
 * @param defaultService system name of the service that owns every host nobody owns, in production
 *     ({@code gateway.default-service})
 * @param pathRouting whether services may share a host ({@code APICAST_PATH_ROUTING})
 * @param listener where clients are served
 * @param upstream how upstreams are called
 * @param backend how backends are asked
 * @param oidc how tokens are verified
 * @param authorization what is remembered of their decisions, and what they are told late
 * @param accessLog where calls are written down
 * @param management what the management API shows
 * @param policies where policies of the operator's own are, and how all are checked
 * @param extendedMetrics whether meters carry service id and name ({@code
 *     APICAST_EXTENDED_METRICS})
 * @param hostName of this machine, for {@code X-3scale-hostname}
 * @param outgoing how the gateway gets to whomever it calls
 */
public record GatewaySettings(
    ConfigurationSource configuration,
    Profile profile,
    Optional<String> defaultService,
    PathRouting pathRouting,
    ListenerSettings listener,
    UpstreamSettings upstream,
    BackendSettings backend,
    OidcSettings oidc,
    AuthorizationSettings authorization,
    AccessLogSettings accessLog,
    ManagementSettings management,
    PolicySettings policies,
    boolean extendedMetrics,
    String hostName,
    OutgoingSettings outgoing) {

  /** The contract's defaults with this source of configuration. */
  public static GatewaySettings of(ConfigurationSource configuration) {
    return new GatewaySettings(
        configuration,
        Profile.SEED,
        Optional.empty(),
        PathRouting.OFF,
        ListenerSettings.DEFAULT,
        UpstreamSettings.DEFAULT,
        BackendSettings.DEFAULT,
        OidcSettings.DEFAULT,
        AuthorizationSettings.DEFAULT,
        AccessLogSettings.DEFAULT,
        ManagementSettings.DEFAULT,
        PolicySettings.DEFAULT,
        false,
        "localhost",
        OutgoingSettings.DEFAULT);
  }

  /** The same with these about policies. */
  public GatewaySettings with(PolicySettings other) {
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
        other,
        extendedMetrics,
        hostName,
        outgoing);
  }
}
