package io.tollgate.http.loop;

/** Something with deadlines that lives on one event loop; see {@link LoopWatch#add}. */
@FunctionalInterface
public interface Watched {

  /**
   * Acts if a deadline has passed. Called on the loop, about ten times a second. May add and remove
   * what is watched, itself included.
   *
   * @param now {@link LoopWatch#now}
   */
  void check(long now);
}
