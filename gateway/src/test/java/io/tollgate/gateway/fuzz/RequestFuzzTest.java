package io.tollgate.gateway.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tollgate.gateway.Gateway;
import io.tollgate.gateway.GatewaySettings;
import io.tollgate.gateway.authorization.BackendSettings;
import io.tollgate.gateway.call.Profile;
import io.tollgate.gateway.configuration.ConfigurationSource;
import io.tollgate.gateway.listener.ListenerSettings;
import io.tollgate.gateway.log.AccessLogSettings;
import io.tollgate.gateway.routing.PathRouting;
import io.tollgate.http.loop.EventLoops;
import io.tollgate.http.server.HttpLimits;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.protocol.authorization.AuthorizationDecision.Authorized;
import io.tollgate.protocol.authorization.AuthorizationRequest;
import io.tollgate.protocol.authorization.Authorizer;
import io.tollgate.protocol.authorization.ReportOutcome;
import io.tollgate.protocol.authorization.UsageReport;
import io.tollgate.protocol.gateway.Environment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * As many requests as {@code fuzz.requests} says, the same ones each time: none makes the gateway
 * fail, and the upstream sees none that the rules do not allow. A million take some minutes: {@code
 * mvn -pl protocol,policy,http,gateway test -Dtest=RequestFuzzTest -Dfuzz.requests=1000000}.
 */
class RequestFuzzTest {

  private static final long SEED = 20_261_128;
  private static final int REQUESTS = Integer.getInteger("fuzz.requests", 5_000);
  private static final int SHOWN = 20;

  /** What the gateway says of its own accord to a client that does something wrong. */
  private static final Set<Integer> USUAL = Set.of(100, 200, 400, 403, 404, 405, 414, 505);

  private final Logger log = (Logger) LoggerFactory.getLogger("io.tollgate");

  @TempDir Path directory;

  @BeforeEach
  void beQuiet() {
    log.setLevel(Level.OFF);
  }

  @AfterEach
  void speakAgain() {
    log.setLevel(null);
  }

  /** Allows everything: what passes is up to the gateway's rules alone. */
  private static final class Everything implements Authorizer {
    @Override
    public void authorizeAndReport(AuthorizationRequest request, Receiver receiver) {
      receiver.decided(new Authorized("Basic", "app", null));
    }

    @Override
    public void authorize(AuthorizationRequest request, Receiver receiver) {
      authorizeAndReport(request, receiver);
    }

    @Override
    public void report(UsageReport report, ReportReceiver receiver) {
      receiver.reported(new ReportOutcome.Taken());
    }
  }

  @Test
  void no_request_makes_the_gateway_fail_or_reaches_the_upstream_past_the_rules()
      throws IOException {
    List<String> faults = new ArrayList<>();
    try (FuzzedUpstream upstream = new FuzzedUpstream();
        EventLoops loops = new EventLoops(1);
        Gateway gateway = gateway(upstream, loops)) {
      gateway.start();
      send(gateway.address(), faults);
      assertThat(RawClient.get(gateway.address(), "/public/a?user_key=value").status())
          .isEqualTo(200);
      assertThat(gateway.drain(Duration.ofSeconds(5)).join()).as("connections cut").isZero();
      assertThat(upstream.faults()).isEmpty();
      assertThat(upstream.requests()).as("requests that pass").isGreaterThan(REQUESTS / 20);
    }
    assertThat(faults).isEmpty();
  }

  private static void send(InetSocketAddress server, List<String> faults) throws IOException {
    RequestMaker maker = new RequestMaker(SEED);
    try (FuzzClient client = new FuzzClient(server)) {
      for (int i = 0; i < REQUESTS && faults.size() < SHOWN; i++) {
        RequestMaker.Made request = maker.next();
        try {
          List<Integer> statuses = client.send(request);
          if (!USUAL.containsAll(statuses)) {
            faults.add("request %d: %s%n%s".formatted(i, statuses, request));
          }
        } catch (IOException | RuntimeException e) {
          faults.add("request %d: %s%n%s".formatted(i, e, request));
          client.close();
        }
      }
    }
  }

  private Gateway gateway(FuzzedUpstream upstream, EventLoops loops) throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("gateway.json"),
            """
            {"services":[{"id":42,"system_name":"words","backend_version":"1",
              "backend_authentication_type":"service_token",
              "backend_authentication_value":"token-value",
              "proxy":{"hosts":["localhost"],"api_backend":"http://127.0.0.1:%d",
                "secret_token":"%s","backend":{"endpoint":"http://backend.example"},
                "proxy_rules":[
                  {"http_method":"GET","pattern":"/public/","metric_system_name":"h","delta":1},
                  {"http_method":"POST","pattern":"/form","metric_system_name":"h","delta":1},
                  {"http_method":"ANY","pattern":"/any/{id}$","metric_system_name":"h","delta":1}
                ]}}]}
            """
                .formatted(upstream.port(), UpstreamRules.SECRET));
    GatewaySettings usual =
        GatewaySettings.of(new ConfigurationSource.File(file, Environment.PRODUCTION));
    return new Gateway(
        new GatewaySettings(
            usual.configuration(),
            Profile.SEED,
            Optional.empty(),
            PathRouting.OFF,
            new ListenerSettings(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                HttpLimits.DEFAULT,
                4096),
            usual.upstream(),
            BackendSettings.DEFAULT.withPublicUrl("http://backend.example"),
            usual.oidc(),
            usual.authorization(),
            AccessLogSettings.OFF,
            usual.management(),
            usual.policies(),
            false,
            "localhost",
            usual.outgoing()),
        loops,
        Optional.of(new Everything()),
        InstantSource.system(),
        new SimpleMeterRegistry());
  }
}
