package io.tollgate.backend.authorization;

import io.tollgate.backend.catalog.Catalog;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order of the checks; the first refusal is final (2.1, 2.2). The limits come after the last
 * one, in {@link Authorization}.
 */
public final class Checks {

  private final List<Check> plain;
  private final List<Check> oauth;

  private Checks(List<Check> plain, List<Check> oauth) {
    this.plain = plain;
    this.oauth = oauth;
  }

  /**
   * Of a call to the Service Management API, once its parameters are decoded.
   *
   * @param exactDisplay whether answers show what is stored, or what the reference shows
   */
  public static Checks onTheWire(
      Catalog catalog, CallRate rate, ReferrerCheck referrer, boolean exactDisplay) {
    TenantCheck tenant = new TenantCheck(catalog);
    ServiceCheck service = new ServiceCheck(catalog);
    UsageCheck usage = new UsageCheck(exactDisplay);
    return new Checks(
        List.of(
            tenant,
            rate,
            new EndUserCheck(),
            new UsageShapeCheck(),
            service,
            new OneCredentialCheck(),
            new ApplicationCheck(),
            new KnownMetricsCheck(),
            new KeyCheck(),
            referrer,
            new ApplicationStateCheck(),
            new ServiceStateCheck(),
            usage),
        List.of(
            tenant,
            rate,
            new EndUserCheck(),
            new UsageShapeCheck(),
            service,
            new ClientIdCheck(),
            new OneCredentialCheck(),
            new ApplicationCheck(),
            new KnownMetricsCheck(),
            new OAuthEnabledCheck(),
            new KeyCheck(),
            new RedirectCheck(),
            referrer,
            new ApplicationStateCheck(),
            new ServiceStateCheck(),
            usage));
  }

  /** Of a gateway's call in the same process: what its types rule out is not looked for. */
  public static Checks inProcess(Catalog catalog, ReferrerCheck referrer, boolean exactDisplay) {
    TenantCheck tenant = new TenantCheck(catalog);
    ServiceCheck service = new ServiceCheck(catalog);
    UsageCheck usage = new UsageCheck(exactDisplay);
    return new Checks(
        List.of(
            tenant,
            service,
            new ApplicationCheck(),
            new KeyCheck(),
            referrer,
            new ApplicationStateCheck(),
            new ServiceStateCheck(),
            usage),
        List.of(
            tenant,
            service,
            new ApplicationCheck(),
            new OAuthEnabledCheck(),
            new KeyCheck(),
            referrer,
            new ApplicationStateCheck(),
            new ServiceStateCheck(),
            usage));
  }

  /** The same without the call rate: asking for it counts a call. */
  public Checks withoutCallRate() {
    return new Checks(withoutCallRate(plain), withoutCallRate(oauth));
  }

  private static List<Check> withoutCallRate(List<Check> checks) {
    return checks.stream().filter(check -> !(check instanceof CallRate)).toList();
  }

  /** Examines the inquiry; null when it passes all checks of its endpoint. */
  @Nullable Refusal firstRefusal(Inquiry inquiry) {
    List<Check> checks = inquiry.question().oauth() ? oauth : plain;
    Trace trace = inquiry.trace();
    if (trace != null) {
      return trace.firstRefusal(checks, inquiry);
    }
    for (int i = 0; i < checks.size(); i++) {
      Refusal refusal = checks.get(i).examine(inquiry);
      if (refusal != null) {
        return refusal;
      }
    }
    return null;
  }
}
