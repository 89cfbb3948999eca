package io.tollgate.gateway.call;

import io.netty.channel.EventLoop;
import org.jspecify.annotations.Nullable;

/**
 * Where a call is in its service's chain while a policy makes it wait, and how it goes on. A part
 * of {@link Call} that costs no object of its own.
 */
abstract sealed class CallProgress permits Call {

  /** Of a chain; the places of six chains within each other are kept in one number. */
  private static final long MOST_POLICIES = 1024;

  private final EventLoop eventLoop;
  private final CallDriver driver;
  private @Nullable Object outcome;
  private boolean suspended;
  private long position;
  private @Nullable String endedBy;

  CallProgress(EventLoop eventLoop, CallDriver driver) {
    this.eventLoop = eventLoop;
    this.driver = driver;
  }

  public EventLoop eventLoop() {
    return eventLoop;
  }

  CallDriver driver() {
    return driver;
  }

  abstract Call self();

  /**
   * Leaves the phase at this policy of the chain, to be entered there again. Chains within chains
   * call this from the inside out, and {@link #takePosition} from the outside in.
   */
  public void suspend(int atPolicy) {
    suspended = true;
    position = position * MOST_POLICIES + atPolicy + 1;
  }

  public boolean suspended() {
    return suspended;
  }

  /** The policy of the chain with which the current phase begins or goes on. */
  public int takePosition() {
    long top = position % MOST_POLICIES;
    position /= MOST_POLICIES;
    return top == 0 ? 0 : (int) top - 1;
  }

  /** Whether the phase goes on within an inner chain of the policy that is asked. */
  public boolean goesOnWithin() {
    return position != 0;
  }

  /** Goes on with the suspended phase; nothing happens when the call is not suspended. */
  public void resume() {
    if (suspended) {
      suspended = false;
      driver.resume(self());
    }
  }

  /**
   * Goes on with the suspended phase, from any thread.
   *
   * @param brought what the suspended policy finds in {@link #takeOutcome}
   */
  public void resumeWith(Object brought) {
    if (eventLoop.inEventLoop()) {
      outcome = brought;
      resume();
    } else {
      eventLoop.execute(() -> resumeWith(brought));
    }
  }

  /** Takes note of the policy with which the call ends. */
  public void endBy(String policy) {
    endedBy = policy;
  }

  /** Name of the policy with which the call ended, null when none did. */
  public @Nullable String endedBy() {
    return endedBy;
  }

  /** What the policy waited for, once; null when its phase is entered for the first time. */
  public @Nullable Object takeOutcome() {
    Object brought = outcome;
    outcome = null;
    return brought;
  }
}
