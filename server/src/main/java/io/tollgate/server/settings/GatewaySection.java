package io.tollgate.server.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The gateway and its management API.
 *
 * @param defaultService system name; null: none
 * @param backendEndpointOverride null: the one that the configuration names
 * @param managementToken null: none
 */
public record GatewaySection(
    String bind,
    int port,
    Profile profile,
    @Nullable String defaultService,
    PathRoutingSection pathRouting,
    @Nullable String backendEndpointOverride,
    DeploymentEnvironment deploymentEnvironment,
    Forwarded forwarded,
    boolean upstreamVerify,
    int maxCallsInFlight,
    int keepAliveSeconds,
    String managementBind,
    int managementPort,
    ManagementMode managementMode,
    @Nullable String managementToken) {

  /**
   * Which of two behaviours holds where the user's document and the reference gateway differ
   * (gateway.md, "Profile switch").
   */
  public enum Profile {
    SEED,
    APICAST
  }

  /** What a gateway that runs alone serves. */
  public enum DeploymentEnvironment {
    STAGING,
    PRODUCTION
  }

  /** What happens to {@code X-Forwarded-*} of the client. */
  public enum Forwarded {
    PASS,
    APPEND
  }

  /** What the management API offers. */
  public enum ManagementMode {
    /** The mode's name is none of the others: what the operator meant must not be guessed. */
    UNKNOWN,
    DISABLED,
    POLICIES,
    STATUS,
    DEBUG
  }

  public static final Setting<String> BIND =
      Setting.of(
          "gateway.bind", ValueType.HOST, "0.0.0.0", "Address on which API calls are accepted.");

  public static final Setting<Integer> PORT =
      Setting.of("gateway.port", ValueType.PORT, "8080", "Port for API calls.")
          .alias("TOLLGATE_HTTP_PORT");

  public static final Setting<Profile> PROFILE =
      Setting.of(
              "gateway.profile",
              ValueType.oneOf(Profile.class),
              "seed",
              "Behaviour where 3scale 2.0 (seed) and APIcast 3 (apicast) differ.")
          .alias("TOLLGATE_PROFILE");

  public static final Setting<String> DEFAULT_SERVICE =
      Setting.of(
          "gateway.default-service",
          ValueType.TEXT,
          null,
          "System name of the product that owns every host no other product owns, in production. Unset: 404 for such hosts; the"
              + " sample installation sets it to its sample product.");

  public static final Setting<String> BACKEND_ENDPOINT_OVERRIDE =
      Setting.of(
              "gateway.backend-endpoint-override",
              ValueType.URL,
              null,
              "Base URL of the Service Management API for all products, instead of the configured one.")
          .alias("BACKEND_ENDPOINT_OVERRIDE");

  public static final Setting<DeploymentEnvironment> DEPLOYMENT_ENVIRONMENT =
      Setting.of(
              "gateway.deployment-environment",
              ValueType.oneOf(DeploymentEnvironment.class),
              "production",
              "What a gateway that runs alone serves. With the admin role both environments are served.")
          .alias("THREESCALE_DEPLOYMENT_ENV");

  public static final Setting<Forwarded> FORWARDED =
      Setting.of(
              "gateway.forwarded",
              ValueType.oneOf(Forwarded.class),
              "pass",
              "pass leaves X-Forwarded-For, -Proto and -Host of the client alone, append adds the peer.")
          .alias("TOLLGATE_FORWARDED");

  public static final Setting<Boolean> UPSTREAM_VERIFY =
      Setting.of(
              "gateway.upstream-verify",
              ValueType.BOOLEAN,
              "false",
              "Verify the certificates of https upstreams.")
          .alias("TOLLGATE_UPSTREAM_VERIFY");

  public static final Setting<Integer> MAX_CALLS_IN_FLIGHT =
      Setting.of(
          "gateway.max-calls-in-flight",
          ValueType.integer(1, 1_000_000),
          "4096",
          "Calls that may be under way at once; beyond it the answer is 503.");

  public static final Setting<Integer> KEEP_ALIVE_TIMEOUT =
      Setting.of(
              "gateway.keep-alive-timeout",
              ValueType.integer(0, 86_400),
              "75",
              "Seconds after which an idle client connection is closed; 0 closes after every answer.")
          .alias("HTTP_KEEPALIVE_TIMEOUT");

  public static final Setting<String> MANAGEMENT_BIND =
      Setting.of(
              "gateway.management.bind",
              ValueType.HOST,
              "127.0.0.1",
              "Address of the gateway's management API.")
          .alias("TOLLGATE_MANAGEMENT_BIND");

  public static final Setting<Integer> MANAGEMENT_PORT =
      Setting.of(
          "gateway.management.port",
          ValueType.PORT,
          "8090",
          "Port of the gateway's management API.");

  public static final Setting<ManagementMode> MANAGEMENT_MODE =
      Setting.of(
              "gateway.management.mode",
              new ValueType<>("disabled, policies, status or debug", GatewaySection::mode),
              "status",
              "What the management API offers; debug also shows and replaces the configuration. Anything else: nothing, and the log"
                  + " says so.")
          .alias("APICAST_MANAGEMENT_API");

  public static final Setting<String> MANAGEMENT_TOKEN =
      Setting.of(
              "gateway.management.token",
              ValueType.TEXT,
              null,
              "Bearer token for the management API; needed for debug on an address other than loopback.")
          .alias("TOLLGATE_MANAGEMENT_TOKEN")
          .asSecret();

  static final List<Setting<?>> ALL =
      List.of(
          BIND,
          PORT,
          PROFILE,
          DEFAULT_SERVICE,
          BACKEND_ENDPOINT_OVERRIDE,
          DEPLOYMENT_ENVIRONMENT,
          FORWARDED,
          UPSTREAM_VERIFY,
          MAX_CALLS_IN_FLIGHT,
          KEEP_ALIVE_TIMEOUT,
          MANAGEMENT_BIND,
          MANAGEMENT_PORT,
          MANAGEMENT_MODE,
          MANAGEMENT_TOKEN);

  public static GatewaySection from(SettingValues values) {
    return new GatewaySection(
        values.get(BIND),
        values.get(PORT),
        values.get(PROFILE),
        values.find(DEFAULT_SERVICE),
        PathRoutingSection.from(values),
        values.find(BACKEND_ENDPOINT_OVERRIDE),
        values.get(DEPLOYMENT_ENVIRONMENT),
        values.get(FORWARDED),
        values.get(UPSTREAM_VERIFY),
        values.get(MAX_CALLS_IN_FLIGHT),
        values.get(KEEP_ALIVE_TIMEOUT),
        values.get(MANAGEMENT_BIND),
        values.get(MANAGEMENT_PORT),
        values.get(MANAGEMENT_MODE),
        values.find(MANAGEMENT_TOKEN));
  }

  private static ManagementMode mode(String text) {
    try {
      return ValueType.oneOf(ManagementMode.class).parser().apply(text);
    } catch (IllegalArgumentException _) {
      return ManagementMode.UNKNOWN;
    }
  }

  /** Without the management API's token. */
  @Override
  public String toString() {
    return "GatewaySection["
        + bind
        + ":"
        + port
        + ", management "
        + managementBind
        + ":"
        + managementPort
        + "]";
  }
}
