package io.tollgate.protocol.authorization;

/** One {@code usage[metric]=value} of a call (service-management-api.md, 4.2). */
public sealed interface UsageEntry {

  /** System name of the metric or method, trimmed. It need not exist. */
  String metric();

  /** {@code usage[hits]=3}: adds to the counters. The amount is not negative. */
  record Increment(String metric, long amount) implements UsageEntry {}

  /** {@code usage[hits]=#3}: sets the counters of the metric and of its ancestors. */
  record SetTo(String metric, long value) implements UsageEntry {}

  /**
   * A value outside the grammar; refused when its turn in the checks comes, not before. Blank text
   * has its own message.
   */
  record Malformed(String metric, String text) implements UsageEntry {}
}
