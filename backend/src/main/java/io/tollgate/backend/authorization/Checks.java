package io.tollgate.backend.authorization;

import io.tollgate.backend.catalog.Catalog;
import java.util.List;

/**
 * The order of the checks; the first refusal is final (2.1, 2.2). The limits come after the last
 * one, in {@link Authorization}.
 */
public final class Checks {

  private Checks() {}

  /**
   * Of a call to the Service Management API, once its parameters are decoded.
   *
   * @param exactDisplay whether answers show what is stored, or what the reference shows
   */
  public static List<Check> onTheWire(
      Catalog catalog, CallRate rate, ReferrerCheck referrer, boolean exactDisplay) {
    return List.of(
        new TenantCheck(catalog),
        rate,
        new EndUserCheck(),
        new UsageShapeCheck(),
        new ServiceCheck(catalog),
        new OneCredentialCheck(),
        new ApplicationCheck(),
        new KnownMetricsCheck(),
        new KeyCheck(),
        referrer,
        new ApplicationStateCheck(),
        new ServiceStateCheck(),
        new UsageCheck(exactDisplay));
  }

  /** Of a gateway's call in the same process: what its types rule out is not looked for. */
  public static List<Check> inProcess(
      Catalog catalog, ReferrerCheck referrer, boolean exactDisplay) {
    return List.of(
        new TenantCheck(catalog),
        new ServiceCheck(catalog),
        new ApplicationCheck(),
        new KeyCheck(),
        referrer,
        new ApplicationStateCheck(),
        new ServiceStateCheck(),
        new UsageCheck(exactDisplay));
  }
}
