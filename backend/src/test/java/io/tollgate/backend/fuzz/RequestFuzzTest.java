package io.tollgate.backend.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tollgate.backend.Backend;
import io.tollgate.backend.BackendSettings;
import io.tollgate.backend.fuzz.FuzzClient.Received;
import io.tollgate.backend.fuzz.RequestMaker.Made;
import io.tollgate.http.loop.EventLoops;
import io.tollgate.http.server.HttpServer;
import io.tollgate.protocol.administration.BackendAdministration;
import io.tollgate.protocol.administration.BackendApplication;
import io.tollgate.protocol.administration.BackendService;
import io.tollgate.protocol.administration.BackendService.AuthenticationMode;
import io.tollgate.protocol.administration.BackendService.Metric;
import io.tollgate.protocol.administration.BackendService.UsageLimit;
import io.tollgate.protocol.time.Period;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * As many requests as {@code fuzz.requests} says, the same ones each time. A million take a minute:
 * {@code mvn -pl backend test -Dtest=RequestFuzzTest -Dfuzz.requests=1000000}.
 */
class RequestFuzzTest {

  private static final long SEED = 20_261_125;
  private static final int REQUESTS = Integer.getInteger("fuzz.requests", 20_000);
  private static final int SHOWN = 20;

  @TempDir Path directory;

  @Test
  void no_request_makes_the_server_fail_or_answer_broken_xml() throws IOException {
    List<String> faults = new ArrayList<>();
    try (Backend backend =
            Backend.open(
                directory,
                InstantSource.system(),
                BackendSettings.DEFAULT,
                "1.2.3",
                new SimpleMeterRegistry());
        EventLoops loops = new EventLoops(1)) {
      fill(backend.administration());
      try (HttpServer server =
          backend.listen(loops, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
        send(server.address(), faults);
      }
    }
    assertThat(faults).isEmpty();
  }

  private static void send(InetSocketAddress server, List<String> faults) throws IOException {
    RequestMaker maker = new RequestMaker(new Words(new Random(SEED)));
    AnswerRules rules = new AnswerRules();
    try (FuzzClient client = new FuzzClient(server)) {
      for (int i = 0; i < REQUESTS && faults.size() < SHOWN; i++) {
        Made request = maker.next();
        try {
          for (Received answer : client.send(request)) {
            String fault = rules.fault(answer, request.clean());
            if (fault != null) {
              faults.add(shown(i, request, fault));
            }
          }
        } catch (IOException | RuntimeException e) {
          faults.add(shown(i, request, e.toString()));
          client.close();
        }
      }
    }
  }

  private static String shown(int number, Made request, String fault) {
    String text = new String(request.bytes(), StandardCharsets.ISO_8859_1);
    return "request %d: %s%n%s".formatted(number, fault, text);
  }

  private static void fill(BackendAdministration administration) {
    service(administration, "100", AuthenticationMode.APP_ID, true);
    service(administration, "200", AuthenticationMode.USER_KEY, false);
    service(administration, "300", AuthenticationMode.OAUTH, false);
  }

  private static void service(
      BackendAdministration administration, String id, AuthenticationMode mode, boolean first) {
    administration.putService(
        new BackendService(
            id,
            "pk",
            mode,
            first,
            true,
            first,
            Set.of("tok"),
            List.of(
                new Metric("1", "hits", null),
                new Metric("2", "search", "1"),
                new Metric("3", "other", null)),
            List.of(
                new UsageLimit("9", "1", Period.MINUTE, 1000),
                new UsageLimit("9", "2", Period.ETERNITY, 100_000),
                new UsageLimit("9", "3", Period.DAY, 0)),
            Set.of(80, 100)));
    administration.putApplication(
        new BackendApplication(
            id,
            "app1",
            "active",
            "9",
            "G & <Co> \"q\"",
            "http://x/?a=1&b=2",
            Set.of("uk1"),
            Set.of(),
            Set.of("a.com", "*.org")));
    administration.putApplication(
        new BackendApplication(
            id, "app2", "suspended", "9", null, null, Set.of(), Set.of("k1", "<k>"), Set.of()));
  }
}
