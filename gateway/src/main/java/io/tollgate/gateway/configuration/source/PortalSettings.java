package io.tollgate.gateway.configuration.source;

import io.tollgate.protocol.gateway.Environment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A portal that configurations are fetched from: ours or an existing 3scale one (gateway.md, 1.2).
 *
 * @param url {@code http} or {@code https}, perhaps with a path, which is then asked instead of the
 *     listing
 * @param credentials {@code user:password} of HTTP's Basic scheme
 * @param environment whose versions are asked for
 * @param versions by service id, of services that stay at one version ({@code
 *     APICAST_SERVICE_{ID}_CONFIGURATION_VERSION})
 * @param services ids of the only services to ask for where versions are pinned ({@code
 *     APICAST_SERVICES_LIST}); empty: all the portal lists
 * @param portWait how long a portal that cannot be reached is given before its oldest endpoint is
 *     tried, too ({@code APICAST_CONFIGURATION_TIMEOUT})
 * @param verify whether its certificate must be trusted ({@code OPENSSL_VERIFY})
 */
public record PortalSettings(
    String url,
    Optional<String> credentials,
    Environment environment,
    Map<String, String> versions,
    List<String> services,
    Duration portWait,
    boolean verify,
    String userAgent) {

  public PortalSettings {
    versions = Map.copyOf(versions);
    services = List.copyOf(services);
  }

  /** The newest version of every service, the contract's times. */
  public static PortalSettings of(String url, Environment environment) {
    return new PortalSettings(
        url,
        Optional.empty(),
        environment,
        Map.of(),
        List.of(),
        Duration.ofSeconds(3),
        true,
        "Tollgate");
  }

  /** Without user and password. */
  @Override
  public String toString() {
    return "PortalSettings[" + url + " " + environment + "]";
  }
}
