package io.tollgate.backend.authorization;

import io.tollgate.backend.explanation.Explanation;
import io.tollgate.backend.telemetry.CallMeter.Endpoint;
import java.util.concurrent.CompletableFuture;

/** Says how a call would be decided that nobody has made (12, ruling 18). */
public interface CallExplainer {

  /**
   * Decides the call as if it had come now, and changes nothing.
   *
   * @param endpoint one of the four that authorise
   * @param query the call's parameters, as they would stand behind the question mark
   * @param options the value of the header {@code 3scale-options}, empty for none
   */
  CompletableFuture<Explanation> explain(Endpoint endpoint, String query, String options);
}
