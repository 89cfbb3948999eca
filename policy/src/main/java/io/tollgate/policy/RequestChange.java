package io.tollgate.policy;

/** What a policy changes about a call that goes on. */
public sealed interface RequestChange
    permits HeaderChange,
        RequestChange.Path,
        RequestChange.Query,
        RequestChange.Upstream,
        RequestChange.Count {

  /** Puts another path in place; the query stays. See {@link RequestChange#path}. */
  record Path(String path) implements RequestChange {}

  /** See {@link RequestChange#query}. */
  record Query(String query) implements RequestChange {
    public Query {
      Checked.query(query);
    }
  }

  /** See {@link RequestChange#upstream}. */
  record Upstream(String url) implements RequestChange {}

  /** See {@link RequestChange#count}. */
  record Count(String metric, long amount) implements RequestChange {
    public Count {
      if (amount < 1) {
        throw new IllegalArgumentException("what is counted is at least 1, not " + amount);
      }
    }
  }

  /**
   * @param path without escapes; above the root, the client gets 400
   */
  static RequestChange path(String path) {
    return new Path(path);
  }

  /**
   * @param query in escapes; empty: none
   */
  static RequestChange query(String query) {
    return new Query(query);
  }

  /**
   * Sends the call there, unless a policy before this one chose for it already. The policy stands
   * in front of {@code apicast} in the chain, which chooses the product's own API otherwise.
   *
   * @param url base URL of an API, as a product's own
   */
  static RequestChange upstream(String url) {
    return new Upstream(url);
  }

  /**
   * Adds to what the mapping rules count. To be told to the backend it must come before {@code
   * apicast} asks it: in {@code rewrite}, or in {@code access} in front of it.
   *
   * @param metric its system name
   */
  static RequestChange count(String metric, long amount) {
    return new Count(metric, amount);
  }
}
