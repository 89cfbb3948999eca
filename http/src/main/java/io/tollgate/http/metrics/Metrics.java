package io.tollgate.http.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tollgate.http.loop.EventLoops;
import io.tollgate.http.loop.LoopWatch;
import io.tollgate.http.server.Answer;
import io.tollgate.http.server.RequestHandler;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** The process's numbers, and the page that shows them to Prometheus. */
public final class Metrics {

  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final PlainCounters plain;
  private final AtomicBoolean shown = new AtomicBoolean();

  /**
   * @param plainCounters names of counters that are shown as they are, although Prometheus would
   *     have them end in {@code _total}: dashboards know them by these names
   */
  public Metrics(Set<String> plainCounters) {
    plain = new PlainCounters(plainCounters);
  }

  /** Where all parts register what they count. */
  public MeterRegistry registry() {
    return registry;
  }

  /** Shows how late the busiest loop is: what a new request waits before anything happens. */
  public void watch(EventLoops loops) {
    Gauge.builder("tollgate_event_loop_lag_seconds", loops, Metrics::worstLag).register(registry);
  }

  private static double worstLag(EventLoops loops) {
    return loops.all().stream().map(loops::watch).mapToLong(LoopWatch::lag).max().orElse(0) / 1e9;
  }

  /** {@code /metrics}. The numbers of the JVM join when it is first asked for. */
  public RequestHandler page() {
    return exchange ->
        // Beside the loop: there may be thousands of lines.
        Thread.startVirtualThread(() -> exchange.answer(Answer.of(200, TEXT, scrape())));
  }

  private String scrape() {
    if (shown.compareAndSet(false, true)) {
      new JvmMemoryMetrics().bindTo(registry);
      new JvmThreadMetrics().bindTo(registry);
      new ProcessorMetrics().bindTo(registry);
      new UptimeMetrics().bindTo(registry);
    }
    return plain.rename(registry.scrape());
  }
}
