package io.tollgate.backend.alert;

import java.util.List;

/** Events until the admin side has taken them over (7.5, 8). Blocks; not for event loops. */
public interface EventQueue {

  /**
   * @param id ascending, never used twice
   */
  record Queued(long id, Event event) {}

  /** Most that {@link #oldest} answers: a reader that was long away asks again. */
  int MOST_READ = 10_000;

  /** The oldest {@value #MOST_READ}, by ascending id. Reading removes nothing. */
  List<Queued> oldest();

  /**
   * @return false when there is none with this id
   */
  boolean delete(long id);

  /**
   * @return how many had this id or a lower one
   */
  int deleteUpTo(long id);
}
