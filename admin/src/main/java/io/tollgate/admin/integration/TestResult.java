package io.tollgate.admin.integration;

import org.jspecify.annotations.Nullable;

/** How a test call ended (portals.md, 4.2); its texts are matched by tests and by readers. */
public sealed interface TestResult {

  /** No call was sent. */
  record NotTested(String reason) implements TestResult {}

  /**
   * @param at epoch milliseconds
   */
  record Passed(long at) implements TestResult {}

  /**
   * @param message what is shown
   * @param detail what was answered, cut but not escaped; empty when nothing was
   * @param hint what to look at, null when nothing is known
   */
  record Failed(String message, String detail, @Nullable String hint) implements TestResult {}
}
