package io.tollgate.backend.api;

import io.tollgate.backend.api.parameter.ParameterValue;
import io.tollgate.backend.api.parameter.ParameterValue.Hash;
import io.tollgate.backend.api.parameter.ParameterValue.Nothing;
import io.tollgate.backend.api.parameter.ParameterValue.Text;
import io.tollgate.backend.api.parameter.Parameters;
import io.tollgate.backend.authorization.Refusal;
import io.tollgate.backend.report.Transaction;
import io.tollgate.protocol.authorization.RejectionReason;
import io.tollgate.protocol.authorization.Usage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameter {@code transactions} of a report: {@code transactions[label][usage][hits]=1}.
 * Labels mean nothing; the order is that of the request (5.1, steps 4 and 6).
 */
final class TransactionsParameter {

  private static final String USAGE = "usage";
  private static final String TIMESTAMP = "timestamp";

  private TransactionsParameter() {}

  /** Why the parameter cannot be read, null when it can. */
  static @Nullable Refusal refusal(@Nullable ParameterValue transactions) {
    return switch (transactions) {
      case null -> blank();
      case Nothing _ -> blank();
      case Text(String text) when text.isEmpty() -> blank();
      case Hash(Map<String, ParameterValue> entries) -> refusalOfEntries(entries.values());
      default -> misshapen();
    };
  }

  private static @Nullable Refusal refusalOfEntries(Collection<ParameterValue> entries) {
    for (ParameterValue entry : entries) {
      if (entry instanceof Nothing) {
        return new Refusal(
            RejectionReason.TRANSACTIONS_HAS_NIL_TRANSACTION, "transactions has a nil transaction");
      }
    }
    for (ParameterValue entry : entries) {
      if (entry instanceof Hash hash && hash.entries().containsKey("user_id")) {
        return Refusal.END_USERS_NO_LONGER_SUPPORTED;
      }
    }
    for (ParameterValue entry : entries) {
      if (!(entry instanceof Hash hash) || !isUsage(hash.entries().get(USAGE))) {
        return misshapen();
      }
    }
    return null;
  }

  private static boolean isUsage(@Nullable ParameterValue usage) {
    return usage == null || usage instanceof Nothing || usage instanceof Hash;
  }

  /**
   * The transactions of a parameter that has no refusal, without usage of exactly {@code 0} and
   * without transactions that have no other.
   */
  static List<Transaction> read(@Nullable ParameterValue transactions) {
    List<Transaction> found = new ArrayList<>();
    if (transactions instanceof Hash(Map<String, ParameterValue> entries)) {
      for (ParameterValue entry : entries.values()) {
        if (entry instanceof Hash(Map<String, ParameterValue> fields)) {
          Usage usage = usage(fields.get(USAGE));
          if (!usage.isEmpty()) {
            found.add(
                new Transaction(
                    Parameters.text(fields, "app_id"),
                    Parameters.text(fields, "user_key"),
                    usage,
                    Parameters.text(fields, TIMESTAMP),
                    LoggedCode.of(fields)));
          }
        }
      }
    }
    return found;
  }

  private static Usage usage(@Nullable ParameterValue usage) {
    if (!(usage instanceof Hash(Map<String, ParameterValue> entries))) {
      return Usage.NONE;
    }
    Map<String, ParameterValue> kept = new LinkedHashMap<>(entries);
    kept.values().removeIf(value -> value instanceof Text(String text) && text.equals("0"));
    return WireUsage.read(kept);
  }

  private static Refusal blank() {
    return new Refusal(RejectionReason.TRANSACTIONS_IS_BLANK, "transactions parameter is blank");
  }

  private static Refusal misshapen() {
    return new Refusal(
        RejectionReason.TRANSACTIONS_FORMAT_INVALID, "transactions format is invalid");
  }
}
