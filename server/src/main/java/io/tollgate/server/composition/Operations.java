package io.tollgate.server.composition;

import io.micrometer.core.instrument.MeterRegistry;
import io.tollgate.http.health.Check;
import io.tollgate.http.health.Health;
import io.tollgate.http.loop.EventLoops;
import io.tollgate.http.metrics.Metrics;
import io.tollgate.http.server.BodyLimit;
import io.tollgate.http.server.HttpServer;
import io.tollgate.http.server.Paths;
import io.tollgate.server.settings.MetricsSection;
import java.util.Map;
import java.util.Set;

/**
 * What an operator watches: {@code /metrics}, {@code /livez}, {@code /readyz} of the whole process,
 * and {@code /publication}.
 */
final class Operations implements AutoCloseable {

  /**
   * Names that dashboards of the reference gateway know without the ending that Prometheus would
   * give them (gateway.md, 4.5).
   */
  private static final Set<String> PLAIN_COUNTERS =
      Set.of(
          "apicast_status",
          "upstream_status",
          "threescale_backend_calls",
          "batching_policy_auths_cache_hits",
          "batching_policy_auths_cache_misses",
          "nginx_error_log");

  private final Metrics metrics = new Metrics(PLAIN_COUNTERS);
  private final Health health = new Health();
  private final PublicationDesk publication = new PublicationDesk(RunningPublication.PATIENCE);
  private final HttpServer listener;

  private Operations(MetricsSection settings, EventLoops loops) {
    metrics.watch(loops);
    listener =
        Addresses.serve(
            loops,
            settings.bind(),
            settings.port(),
            MetricsSection.PORT.name(),
            new Paths(
                Map.of(
                    "/metrics",
                    metrics.page(),
                    "/livez",
                    health.live(),
                    "/readyz",
                    health.ready(),
                    PublicationDesk.PATH,
                    publication)),
            BodyLimit.SMALL);
  }

  static Operations start(MetricsSection settings, EventLoops loops) {
    return new Operations(settings, loops);
  }

  MeterRegistry meters() {
    return metrics.registry();
  }

  /** Where it is asked whether the data plane knows what the database says. */
  PublicationDesk publication() {
    return publication;
  }

  /** Adds a part without which the process is not ready. */
  void require(String part, Check check) {
    health.register(part, check);
  }

  /** What keeps the process from being ready, by part; empty when it is. */
  Map<String, String> missing() {
    return health.missing();
  }

  String url() {
    return Addresses.url(listener.address());
  }

  @Override
  public void close() {
    listener.close();
  }
}
