package io.tollgate.http.server;

/**
 * A small API: takes one whole request and answers it, now or later. Called on the connection's
 * event loop.
 */
@FunctionalInterface
public interface RequestHandler {
  void handle(Exchange exchange);
}
