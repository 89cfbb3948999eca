package io.tollgate.backend.report;

import io.tollgate.backend.usage.ResponseCode;
import io.tollgate.protocol.authorization.Usage;
import org.jspecify.annotations.Nullable;

/**
 * One transaction of a batch as reported.
 *
 * @param appId null when absent
 * @param userKey null when absent; empty is present
 * @param usage empty only in process, for a response code alone
 * @param timestamp as sent, null for now
 * @param responseCode counted with the usage, null for none
 */
public record Transaction(
    @Nullable String appId,
    @Nullable String userKey,
    Usage usage,
    @Nullable String timestamp,
    @Nullable ResponseCode responseCode) {

  /** Without the user key: it is a secret. */
  @Override
  public String toString() {
    return "Transaction[" + appId + ", " + usage + ", " + timestamp + "]";
  }
}
