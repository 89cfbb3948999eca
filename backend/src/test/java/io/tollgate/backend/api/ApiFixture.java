package io.tollgate.backend.api;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tollgate.backend.Backend;
import io.tollgate.backend.BackendSettings;
import io.tollgate.backend.SampleApplication;
import io.tollgate.backend.SampleService;
import io.tollgate.backend.TestClock;
import io.tollgate.backend.alert.Event;
import io.tollgate.backend.alert.EventQueue;
import io.tollgate.backend.catalog.ApplicationKey;
import io.tollgate.backend.store.CounterName;
import io.tollgate.http.loop.EventLoops;
import io.tollgate.http.server.HttpServer;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.RawMessage;
import io.tollgate.protocol.time.Period;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.SortedMap;

/**
 * A backend behind its socket with the contract's fixture F in its catalog (section 11). The clock
 * stands still until it is moved.
 */
final class ApiFixture implements AutoCloseable {

  /** {@code C} of the contract: what identifies app1. */
  static final String C = "provider_key=pk&app_id=app1";

  static final String PROLOG = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

  final TestClock clock = TestClock.at("2010-05-20T20:10:10Z");
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final Backend backend;
  final SampleService service;
  final SampleApplication app1;
  private final EventLoops loops = new EventLoops(2);
  private final HttpServer server;

  ApiFixture(BackendUnderTest storage, BackendSettings settings) {
    backend = storage.open(clock, settings, meters);
    service = new SampleService("100", backend.administration());
    app1 = new SampleApplication("100", "app1", backend.administration());
    service.put();
    app1.userKeys("uk1");
    server = backend.listen(loops, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  InetSocketAddress address() {
    return server.address();
  }

  /** {@code A} of the contract. */
  RawMessage authorize(String query, String... headers) {
    return get("/transactions/authorize.xml?" + query, headers);
  }

  /** {@code R} of the contract. */
  RawMessage authrep(String query, String... headers) {
    return get("/transactions/authrep.xml?" + query, headers);
  }

  /** {@code OA} of the contract. */
  RawMessage oauthAuthorize(String query, String... headers) {
    return get("/transactions/oauth_authorize.xml?" + query, headers);
  }

  /** {@code OR} of the contract. */
  RawMessage oauthAuthrep(String query, String... headers) {
    return get("/transactions/oauth_authrep.xml?" + query, headers);
  }

  /** {@code P} of the contract: fields such as {@code usage[hits]=1} of one transaction of app1. */
  RawMessage report(String... fields) {
    StringBuilder form = new StringBuilder("provider_key=pk&transactions[0][app_id]=app1");
    for (String field : fields) {
      int end = field.indexOf('[') < 0 ? field.indexOf('=') : field.indexOf('[');
      form.append("&transactions[0][")
          .append(field, 0, end)
          .append(']')
          .append(field, end, field.length());
    }
    return post(form.toString());
  }

  RawMessage post(String form, String... headers) {
    return postTo("/transactions.xml", "application/x-www-form-urlencoded", form, headers);
  }

  RawMessage postTo(String target, String contentType, String body, String... headers) {
    StringBuilder request = new StringBuilder("POST " + target + " HTTP/1.1\r\nHost: x\r\n");
    if (!contentType.isEmpty()) {
      request.append("Content-Type: ").append(contentType).append("\r\n");
    }
    request.append("Content-Length: ").append(body.length()).append("\r\n");
    return send(request, body, headers);
  }

  RawMessage get(String target, String... headers) {
    return send(new StringBuilder("GET " + target + " HTTP/1.1\r\nHost: x\r\n"), "", headers);
  }

  private RawMessage send(StringBuilder request, String body, String... headers) {
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    String sent = request.append("\r\n").append(body).toString();
    RawMessage answer = RawClient.exchange(address(), sent);
    OnlyWhatIsAskedFor.check(sent, answer);
    return answer;
  }

  /** The header {@code 3scale-options}. */
  static String options(String options) {
    return "3scale-options: " + options;
  }

  /** Counts usage of app1 without asking for limits. */
  void count(String metric, long amount) {
    report("usage[" + metric + "]=" + amount);
  }

  /** All events of what was called for. */
  List<Event> events() {
    backend.drainEvents();
    return backend.events().oldest().stream().map(EventQueue.Queued::event).toList();
  }

  SortedMap<String, Long> counters() {
    return backend.usage().countersOf(new ApplicationKey("100", "app1"));
  }

  /** {@code stored(metric)} of the contract, in the current day. */
  long stored(String metric) {
    ApplicationKey application = new ApplicationKey("100", "app1");
    long day = Period.DAY.windowAt(clock.millis()).startMillis();
    return counters()
        .getOrDefault(CounterName.of(application, service.metricId(metric), Period.DAY, day), 0L);
  }

  static String error(String code, String message) {
    return PROLOG + "<error code=\"" + code + "\">" + message + "</error>";
  }

  @Override
  public void close() {
    server.close();
    loops.close();
    backend.close();
  }
}
