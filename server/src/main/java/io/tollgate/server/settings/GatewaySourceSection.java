package io.tollgate.server.settings;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a gateway that runs alone takes its configuration from, and when (gateway.md, 1.2 to 1.4).
 *
 * @param configuration URI of a portal, a file or inline data, or a path; null: the others are
 *     looked at
 * @param file null: the portal is asked
 * @param portalEndpoint may carry user and password
 * @param adminUrl with the provider key what the portal's endpoint is alone
 * @param autoUpdateInterval seconds; 0: never; null: as the cache says
 * @param loader null: as the environment goes
 * @param cacheSeconds null: as the environment goes
 */
public record GatewaySourceSection(
    @Nullable String configuration,
    @Nullable String file,
    @Nullable String portalEndpoint,
    @Nullable String adminUrl,
    @Nullable String providerKey,
    @Nullable Integer autoUpdateInterval,
    @Nullable String environment,
    @Nullable Loader loader,
    @Nullable Integer cacheSeconds,
    int timeoutSeconds,
    List<String> services,
    @Nullable String servicesByUrl,
    Map<String, String> serviceVersions) {

  /** When services are loaded. */
  public enum Loader {
    BOOT,
    LAZY
  }

  public static final Setting<String> CONFIGURATION =
      Setting.of(
              "gateway.configuration",
              ValueType.PATH,
              null,
              "Configuration of a gateway that runs alone, as a URI: file:, http(s): (a portal), data: (JSON or YAML itself); anything else"
                  + " is a path. Beats the settings below; may hold secrets.")
          .alias("APICAST_CONFIGURATION")
          .asSecret();

  public static final Setting<String> CONFIGURATION_FILE =
      Setting.of(
              "gateway.configuration-file",
              ValueType.PATH,
              null,
              "Configuration of a gateway that runs alone, a JSON file. Beats the portal.")
          .alias("THREESCALE_CONFIG_FILE");

  public static final Setting<String> PORTAL_ENDPOINT =
      Setting.of(
              "gateway.portal-endpoint",
              ValueType.URL,
              null,
              "Portal whose newest versions a gateway that runs alone serves, https://TOKEN@host: an admin API of Tollgate or of 3scale; a path is"
                  + " asked instead of the listing.")
          .alias("THREESCALE_PORTAL_ENDPOINT")
          .asSecret();

  public static final Setting<String> ADMIN_URL =
      Setting.of(
              "gateway.admin-url",
              ValueType.URL,
              null,
              "Portal for which gateway.provider-key is the credential, instead of gateway.portal-endpoint.")
          .alias("THREESCALE_ADMIN_URL");

  public static final Setting<String> PROVIDER_KEY =
      Setting.of(
              "gateway.provider-key",
              ValueType.SECRET,
              null,
              "Provider key of the tenant: opens the debug headers, and gateway.admin-url.")
          .alias("THREESCALE_PROVIDER_KEY")
          .asSecret();

  public static final Setting<Integer> AUTO_UPDATE_INTERVAL =
      Setting.of(
              "gateway.auto-update-interval",
              updateInterval(),
              null,
              "Seconds between two loads of the configuration, unless gateway.configuration-cache says otherwise; 0 means never.")
          .alias("AUTO_UPDATE_INTERVAL");

  public static final Setting<String> ENVIRONMENT =
      Setting.of(
              "gateway.environment",
              ValueType.TEXT,
              null,
              "production, staging, sandbox or development: gives loader and cache their defaults, boot and 300 in production, lazy and 0"
                  + " elsewhere. Unset: gateway.deployment-environment.")
          .alias("APICAST_ENVIRONMENT");

  public static final Setting<Loader> LOADER =
      Setting.of(
              "gateway.configuration-loader",
              ValueType.oneOf(Loader.class),
              null,
              "boot loads all products at start, lazy each host when it is first called for.")
          .alias("APICAST_CONFIGURATION_LOADER");

  public static final Setting<Integer> CACHE =
      Setting.of(
              "gateway.configuration-cache",
              ValueType.integer(-1_000_000, 31_536_000),
              null,
              "Seconds after which the configuration is loaded again; negative means never, 0 for every call (lazy only).")
          .alias("APICAST_CONFIGURATION_CACHE");

  public static final Setting<Integer> TIMEOUT =
      Setting.of(
              "gateway.configuration-timeout",
              ValueType.integer(0, 3600),
              "3",
              "Seconds that a portal which cannot be reached is given to come up, while a load lasts.")
          .alias("APICAST_CONFIGURATION_TIMEOUT");

  public static final Setting<List<String>> SERVICES =
      Setting.of(
              "gateway.services",
              ValueType.LIST,
              null,
              "Ids of the only products that are served; unset: all, or those that gateway.services-by-url accepts.")
          .alias("APICAST_SERVICES", "APICAST_SERVICES_LIST");

  public static final Setting<String> SERVICES_BY_URL =
      Setting.of(
              "gateway.services-by-url",
              ValueType.TEXT,
              null,
              "Regular expression: products with a host in which it is found are served.")
          .alias("APICAST_SERVICES_FILTER_BY_URL");

  public static final Setting<Map<String, String>> SERVICE_VERSIONS =
      Setting.of(
          "gateway.service-versions",
          ServiceVersions.TYPE,
          null,
          "Products that stay at a version of their configuration, id=version; also APICAST_SERVICE_{ID}_CONFIGURATION_VERSION.");

  /** Any of these names a source. */
  public static final List<Setting<String>> SOURCES =
      List.of(CONFIGURATION, CONFIGURATION_FILE, PORTAL_ENDPOINT, ADMIN_URL);

  static final List<Setting<?>> ALL =
      List.of(
          CONFIGURATION,
          CONFIGURATION_FILE,
          PORTAL_ENDPOINT,
          ADMIN_URL,
          PROVIDER_KEY,
          AUTO_UPDATE_INTERVAL,
          ENVIRONMENT,
          LOADER,
          CACHE,
          TIMEOUT,
          SERVICES,
          SERVICES_BY_URL,
          SERVICE_VERSIONS);

  private static ValueType<Integer> updateInterval() {
    return new ValueType<>(
        "0 or a whole number from 60 up (AUTO_UPDATE_INTERVAL should be 60 or greater)",
        text -> {
          int seconds = Integer.parseInt(text.strip());
          if (seconds != 0 && seconds < 60) {
            throw new IllegalArgumentException();
          }
          return seconds;
        });
  }

  public static GatewaySourceSection from(SettingValues values) {
    return new GatewaySourceSection(
        values.find(CONFIGURATION),
        values.find(CONFIGURATION_FILE),
        values.find(PORTAL_ENDPOINT),
        values.find(ADMIN_URL),
        values.find(PROVIDER_KEY),
        values.find(AUTO_UPDATE_INTERVAL),
        values.find(ENVIRONMENT),
        values.find(LOADER),
        values.find(CACHE),
        values.get(TIMEOUT),
        Objects.requireNonNullElse(values.find(SERVICES), List.of()),
        values.find(SERVICES_BY_URL),
        Objects.requireNonNullElse(values.find(SERVICE_VERSIONS), Map.of()));
  }

  /** Without what may hold secrets. */
  @Override
  public String toString() {
    return "GatewaySourceSection[" + file + ", " + environment + ", " + loader + "]";
  }
}
