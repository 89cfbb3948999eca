package io.tollgate.http.server;

import java.util.Map;
import java.util.TreeSet;

/**
 * Several handlers behind one listener, told apart by the exact path. Any other path is a 404 that
 * names them.
 *
 * @param handlers by path, such as {@code /metrics}
 */
public record Paths(Map<String, RequestHandler> handlers) implements RequestHandler {

  public Paths {
    handlers = Map.copyOf(handlers);
  }

  @Override
  public void handle(Exchange exchange) {
    RequestHandler handler = handlers.get(exchange.path());
    if (handler == null) {
      String known = String.join(", ", new TreeSet<>(handlers.keySet()));
      exchange.answer(
          Answer.of(404, "text/plain; charset=utf-8", "Only " + known + " are here.\n"));
    } else {
      handler.handle(exchange);
    }
  }
}
