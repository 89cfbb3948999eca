package io.tollgate.gateway.policy;

import org.jspecify.annotations.Nullable;

/** Hears, on the call's event loop, that a policy is done with an answer's head. */
@FunctionalInterface
public interface LateResponse {

  /**
   * @param failure null: it went well
   */
  void done(@Nullable RuntimeException failure);
}
