package io.tollgate.gateway.call;

/** How a phase of a policy, or of the whole chain, ends (gateway.md, 5.1). */
public sealed interface PhaseOutcome {

  PhaseOutcome CONTINUE = new Continue();
  PhaseOutcome SUSPENDED = new Suspended();

  /** The next policy, or the next phase, has its turn. */
  record Continue() implements PhaseOutcome {}

  /**
   * The policy waits for something. The same phase of the same policy is entered again after {@link
   * Call#resume}.
   */
  record Suspended() implements PhaseOutcome {}

  /** The call is refused. */
  record Refused(Refusal refusal) implements PhaseOutcome {}

  /** The policy answers the call itself, which is no refusal. */
  record Answered(OwnAnswer answer) implements PhaseOutcome {}
}
