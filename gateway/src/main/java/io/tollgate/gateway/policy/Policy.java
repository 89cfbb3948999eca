package io.tollgate.gateway.policy;

import io.netty.handler.codec.http.HttpResponse;
import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.http.tls.TlsIdentity;
import org.jspecify.annotations.Nullable;

/**
 * One link of a service's chain, made once per configuration. A phase is a method; a policy
 * implements those it has a part in. All run on the call's event loop and must not block: a policy
 * that has to wait answers {@link PhaseOutcome#SUSPENDED}, calls {@link Call#resume} later, and is
 * then asked again.
 *
 * <p>What a policy throws is handled as row D6 of the profile switch says.
 */
public interface Policy {

  /** The phases in which a policy may end a call, in order. */
  enum Phase {
    REWRITE,
    ACCESS,
    CONTENT
  }

  /** The certificate for clients that name the service's host; null: this policy has none. */
  default @Nullable TlsIdentity certificate() {
    return null;
  }

  /** First phase, before anything was decided about the call. */
  default PhaseOutcome rewrite(Call call) {
    return PhaseOutcome.CONTINUE;
  }

  /** Second phase: whether the call may pass. */
  default PhaseOutcome access(Call call) {
    return PhaseOutcome.CONTINUE;
  }

  /** Third phase: the first policy that answers or chooses an upstream wins. */
  default PhaseOutcome content(Call call) {
    return PhaseOutcome.CONTINUE;
  }

  /**
   * Whom or what a phase would ask: another server, or state that outlives a call. An explanation
   * of a call says so instead of running the phase (gateway.md, ruling 15).
   *
   * @return follows "would ask"; null: the phase asks nobody and is run
   */
  default @Nullable String wouldAsk(Phase phase, Call call) {
    return null;
  }

  /** Changes the head of an answer before the client gets it, also of the gateway's own answers. */
  default void response(Call call, HttpResponse head) {}

  /** Whether {@link #lateResponse} is asked instead of {@link #response}; always the same. */
  default boolean respondsLate() {
    return false;
  }

  /**
   * As {@link #response}, for a policy that has to wait.
   *
   * @param then to be told when the head is as the policy wants it
   */
  default void lateResponse(Call call, HttpResponse head, LateResponse then) {
    then.done(null);
  }

  /** The client has its answer, or will never get one. */
  default void finished(Call call) {}

  /** Status that calls get when any policy of the chain fails; 0: this policy does not say. */
  default int statusOnFailure() {
    return 0;
  }
}
