package io.tollgate.gateway.policy;

/** What comes of a policy's configuration. */
public sealed interface PolicyOutcome {

  record Created(Policy policy) implements PolicyOutcome {}

  /**
   * The policy cannot work.
   *
   * @param problem begins with the field's path below {@code configuration}
   */
  record Invalid(String problem) implements PolicyOutcome {}
}
