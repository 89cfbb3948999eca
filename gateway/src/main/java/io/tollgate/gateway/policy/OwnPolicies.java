package io.tollgate.gateway.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The policies that are not built in (gateway.md, 5.4). */
public interface OwnPolicies {

  OwnPolicies NONE = List::of;

  /**
   * One of them.
   *
   * @param name as chains name it
   * @param manifest with the schema of its configuration
   */
  record Own(String name, String version, PolicyFactory factory, JsonNode manifest) {}

  /** All of them. */
  List<Own> all();

  /** Grows with each reload that changed something; from then on {@link #all} has the change. */
  default long generation() {
    return 0;
  }

  /** Null when there is no such policy. */
  default @Nullable Own find(String name, String version) {
    for (Own own : all()) {
      if (own.name().equals(name) && own.version().equals(version)) {
        return own;
      }
    }
    return null;
  }

  /**
   * Looks for those that are new, changed or gone; for threads that may wait.
   *
   * @throws UnusablePolicyFile when one cannot be used; then nothing has changed
   */
  default void reload() {}

  /** Ends what policies hold that are still in use. */
  default void close() {}
}
