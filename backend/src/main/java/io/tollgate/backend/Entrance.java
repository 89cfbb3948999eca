package io.tollgate.backend;

import io.tollgate.backend.api.ServiceManagementApi;
import io.tollgate.backend.internal.InternalApi;
import io.tollgate.http.server.Exchange;
import io.tollgate.http.server.RequestHandler;
import org.jspecify.annotations.Nullable;

/** Both APIs share one port (1.1): the path says which of them is meant. */
final class Entrance implements RequestHandler {

  private final ServiceManagementApi open;
  private final @Nullable InternalApi internal;

  /**
   * @param internal null when nobody may use it: then its paths are unknown ones
   */
  Entrance(ServiceManagementApi open, @Nullable InternalApi internal) {
    this.open = open;
    this.internal = internal;
  }

  @Override
  public void handle(Exchange exchange) {
    if (internal != null && InternalApi.owns(exchange.path())) {
      internal.handle(exchange);
    } else {
      open.handle(exchange);
    }
  }
}
