package io.tollgate.policy;

import java.util.List;

/**
 * A policy of your own. The gateway makes one object for each place that the policy has in a
 * product's chain, with the class's public constructor that takes a {@link Setup}, and asks it in
 * the phases below; many calls at once, so its fields must bear that.
 *
 * <p>Each phase runs on a virtual thread and may wait: for a file, a database, another server. It
 * has 5 seconds; then its thread is interrupted and the policy has failed. A policy whose manifest
 * says {@code "non_blocking": true} runs on the gateway's event loop instead, which is faster, and
 * must never wait there.
 *
 * <p>What a phase throws goes to the error log; the client gets status 500 and no detail. In the
 * profile {@code apicast} the policy is passed over instead. A policy that is {@link AutoCloseable}
 * is closed some time after its last call.
 */
public interface Policy {

  /**
   * How many bytes of a request's body this policy wants to see, at most 1 MiB. The call then waits
   * in the policy's first phase until they are here. See {@link Request#body()}.
   *
   * @return 0: the body passes unseen
   */
  default int needsBody() {
    return 0;
  }

  /**
   * First phase, before anything was decided about the call. In front of {@code apicast} in the
   * chain a changed path is what mapping rules see, behind it only what the API behind the gateway
   * sees.
   */
  default Outcome rewrite(Request request) throws Exception {
    return Outcome.proceed();
  }

  /** Second phase: whether the call may pass. Behind {@code apicast} the call is authorised. */
  default Outcome access(Request request) throws Exception {
    return Outcome.proceed();
  }

  /** Third phase: the first policy of the chain that answers or chooses an upstream wins. */
  default Outcome content(Request request) throws Exception {
    return Outcome.proceed();
  }

  /** Before the client gets an answer, whoever made it; the body passes unseen. */
  default List<ResponseChange> response(Request request, Response response) throws Exception {
    return List.of();
  }

  /**
   * The client has its answer, or is gone. Nobody waits for this.
   *
   * @param status that the client got; 499 when it did not wait for one, 0 when its request broke
   *     off
   */
  default void finished(Request request, int status) throws Exception {}
}
