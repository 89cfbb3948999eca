package io.tollgate.gateway.listener;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tollgate.http.server.ConnectionCounts;
import java.util.function.ToLongFunction;

/** The connections of clients under the reference gateway's names (gateway.md, 4.5). */
public final class ConnectionGauges {

  private ConnectionGauges() {}

  public static void register(HttpListener listener, MeterRegistry registry) {
    gauge(listener, registry, "accepted", ConnectionCounts::accepted);
    gauge(listener, registry, "handled", ConnectionCounts::accepted);
    gauge(listener, registry, "active", ConnectionCounts::open);
    gauge(listener, registry, "total", ConnectionCounts::requests);
    gauge(listener, registry, "writing", ConnectionCounts::inFlight);
    gauge(listener, registry, "waiting", counts -> counts.open() - counts.inFlight());
  }

  private static void gauge(
      HttpListener listener,
      MeterRegistry registry,
      String state,
      ToLongFunction<ConnectionCounts> count) {
    Gauge.builder("nginx_http_connections", listener, open -> count.applyAsLong(open.counts()))
        .tag("state", state)
        .register(registry);
  }
}
