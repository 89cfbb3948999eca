package io.tollgate.admin.publication.drift;

import java.util.List;

/**
 * What came of a comparison of the database with the data plane.
 *
 * @param products how many were compared
 * @param gatewayCompared false where gateways fetch versions themselves, so that nobody here knows
 *     what they serve
 * @param differences what stays different though nothing of it waits to be published
 * @param onTheirWay how many products differ whose changes are being published right now
 */
public record DriftReport(
    int products, boolean gatewayCompared, List<Difference> differences, int onTheirWay) {

  public DriftReport {
    differences = List.copyOf(differences);
  }

  /** The same while everything is being told again. */
  public DriftReport underWay() {
    long all = onTheirWay + differences.stream().map(Difference::service).distinct().count();
    return new DriftReport(products, gatewayCompared, List.of(), (int) all);
  }

  /** Whether database and data plane say the same and nothing waits. */
  public boolean same() {
    return differences.isEmpty() && onTheirWay == 0;
  }
}
