package io.tollgate.backend.internal.route;

import io.tollgate.backend.store.StorageException;
import io.tollgate.protocol.administration.Attributes;
import io.tollgate.protocol.administration.InvalidAttributeException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All endpoints. The first route that fits is the one; paths are exact but for their last slash.
 */
public final class RouteTable {

  private static final Logger log = LoggerFactory.getLogger(RouteTable.class);

  private final List<Route> routes;

  /** Edits take turns: some look at what is stored before they change it. */
  private final ReentrantLock edits = new ReentrantLock(true);

  public RouteTable(List<Route> routes) {
    this.routes = List.copyOf(routes);
  }

  /**
   * Answers a request, whatever it is. Blocks.
   *
   * @param path below the API's own, as received
   * @param query as received
   */
  public Reply answer(String method, String path, String query, byte[] body) {
    List<String> segments = PathTemplate.segments(path);
    for (Route route : routes) {
      if (route.serves(method)) {
        @Nullable Map<String, String> variables;
        try {
          variables = route.path().match(segments);
        } catch (IllegalArgumentException e) {
          return Reply.error(400, "malformed path");
        }
        if (variables != null) {
          return answer(route, variables, query, body);
        }
      }
    }
    return Reply.notFound("Not found");
  }

  private Reply answer(Route route, Map<String, String> variables, String query, byte[] body) {
    Attributes parameters = RequestParameters.read(query, body);
    if (parameters == null) {
      return Reply.error(400, "malformed JSON");
    }
    try {
      InternalRequest request = new InternalRequest(variables, parameters);
      return route.edits() ? inTurn(route, request) : route.endpoint().answer(request);
    } catch (InvalidAttributeException | MissingParameterException e) {
      return Reply.error(400, String.valueOf(e.getMessage()));
    } catch (StorageException e) {
      // The route and not the path: ids may be keys.
      log.error("{} is answered 503", route, e);
      return Reply.error(503, "storage is unavailable: see the backend's log, then try again");
    } catch (RuntimeException e) {
      String id = UUID.randomUUID().toString();
      log.error("{} failed and is answered 500, reference {}", route, id, e);
      return Reply.error(500, "internal error, reference " + id);
    }
  }

  private Reply inTurn(Route route, InternalRequest request)
      throws InvalidAttributeException, MissingParameterException {
    edits.lock();
    try {
      return route.endpoint().answer(request);
    } finally {
      edits.unlock();
    }
  }
}
