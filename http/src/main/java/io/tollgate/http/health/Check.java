package io.tollgate.http.health;

import java.util.Optional;

/** One thing that must be there before the process can serve. Called on an event loop, so quick. */
@FunctionalInterface
public interface Check {

  /** What is missing, in one sentence without secrets; empty when nothing is. */
  Optional<String> missing();
}
