package io.tollgate.protocol.administration;

import io.tollgate.protocol.time.Period;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A service (product) as authorisation sees it.
 *
 * @param id the admin side's id as text
 * @param providerKey key of its tenant
 * @param mode how its applications identify themselves
 * @param referrerFiltersRequired whether an application's referrer filters are enforced
 * @param active false refuses every call with {@code service_not_active}
 * @param defaultService whether calls with the provider key and without service_id mean this one
 * @param tokens service tokens that are valid for it
 * @param metrics all metrics and methods
 * @param limits all limits of all its plans
 * @param alertLimits percentages of a limit at which an alert is raised, of those that {@code
 *     service-management-api.md}, 7.5 lists; empty for none
 */
public record BackendService(
    String id,
    String providerKey,
    AuthenticationMode mode,
    boolean referrerFiltersRequired,
    boolean active,
    boolean defaultService,
    Set<String> tokens,
    List<Metric> metrics,
    List<UsageLimit> limits,
    Set<Integer> alertLimits) {

  public BackendService {
    tokens = Set.copyOf(tokens);
    metrics = List.copyOf(metrics);
    limits = List.copyOf(limits);
    alertLimits = Set.copyOf(alertLimits);
  }

  /** Without its keys and tokens: they are secrets. */
  @Override
  public String toString() {
    return "BackendService[" + id + ", " + mode + ", " + metrics.size() + " metrics]";
  }

  /** The backend_version of the wire. */
  public enum AuthenticationMode {
    USER_KEY("1"),
    APP_ID("2"),
    OAUTH("oauth");

    private final String backendVersion;

    AuthenticationMode(String backendVersion) {
      this.backendVersion = backendVersion;
    }

    /** The mode of a backend_version: any other version or none acts like 2 (6). */
    public static AuthenticationMode of(@Nullable String backendVersion) {
      for (AuthenticationMode mode : values()) {
        if (mode.backendVersion.equals(backendVersion)) {
          return mode;
        }
      }
      return APP_ID;
    }

    public String backendVersion() {
      return backendVersion;
    }
  }

  /**
   * @param name system name, unique in the service
   * @param parentId id of the metric this is a method of, null for a metric
   */
  public record Metric(String id, String name, @Nullable String parentId) {}

  /**
   * @param value most that may be used in one window, up to {@link #MAX_VALUE}; 0 disables the
   *     metric
   */
  public record UsageLimit(String planId, String metricId, Period period, long value) {

    /** What JSON can carry exactly. */
    public static final long MAX_VALUE = (1L << 53) - 1;
  }
}
