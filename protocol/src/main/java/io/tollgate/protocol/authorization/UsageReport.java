package io.tollgate.protocol.authorization;

import java.util.List;

/**
 * Usage of one service that has happened and is to be counted (service-management-api.md, section
 * 5).
 *
 * @param authentication how the gateway proves that it speaks for the service
 * @param serviceId id of the service (product), as text
 * @param transactions at least one
 */
public record UsageReport(
    BackendAuthentication authentication, String serviceId, List<UsageTransaction> transactions) {

  public UsageReport {
    transactions = List.copyOf(transactions);
  }
}
