package io.tollgate.http.server;

/**
 * The owner's words for a request that the server itself refuses. Called on the connection's loop;
 * the connection is closed after the answer. The place to log and count it, too.
 */
@FunctionalInterface
public interface BadRequestPage {

  /** The status alone. */
  BadRequestPage EMPTY = bad -> Answer.empty(bad.status());

  Answer answer(BadRequest bad);
}
