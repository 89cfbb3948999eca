package io.tollgate.backend.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tollgate.backend.Backend;
import io.tollgate.backend.BackendSettings;
import io.tollgate.backend.SampleApplication;
import io.tollgate.backend.SampleService;
import io.tollgate.backend.TestClock;
import io.tollgate.backend.catalog.ApplicationKey;
import io.tollgate.backend.store.embedded.event.EmbeddedEvents;
import io.tollgate.http.testkit.RawMessage;
import io.tollgate.http.testkit.ScriptedUpstream;
import io.tollgate.http.testkit.UpstreamSide;
import io.tollgate.protocol.administration.BackendService.AuthenticationMode;
import io.tollgate.protocol.authorization.AuthorizationOptions;
import io.tollgate.protocol.authorization.AuthorizationRequest;
import io.tollgate.protocol.authorization.BackendAuthentication;
import io.tollgate.protocol.authorization.Credentials;
import io.tollgate.protocol.authorization.Usage;
import io.tollgate.protocol.authorization.UsageEntry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventsPingTest {

  @TempDir Path directory;

  private final TestClock clock = TestClock.at("2010-05-20T20:10:10Z");
  private final BlockingQueue<RawMessage> calls = new LinkedBlockingQueue<>();

  @Test
  void tells_the_hook_once_a_minute_while_events_wait() throws InterruptedException {
    try (EmbeddedEvents events = EmbeddedEvents.open(directory);
        ScriptedUpstream hook = new ScriptedUpstream(this::refuse);
        EventsPing ping = ping(hook)) {
      ping.look(events);
      announce(events, "app1");
      ping.look(events);
      RawMessage call = received();
      assertThat(call.start()).isEqualTo("POST /master/events?x=1 HTTP/1.1");
      assertThat(call.header("content-type")).isEqualTo("application/x-www-form-urlencoded");
      assertThat(call.body()).isEqualTo("secret=s%26+%C3%A9");

      ping.look(events);
      clock.moveTo("2010-05-20T20:11:09.999Z");
      ping.look(events);
      clock.moveTo("2010-05-20T20:11:10Z");
      ping.look(events);
      received();

      clock.moveTo("2010-05-20T20:12:10Z");
      events.deleteUpTo(100);
      ping.look(events);
      announce(events, "app2");
      ping.look(events);
      received();
      assertThat(hook.requests()).hasSize(3);
    }
  }

  @Test
  void the_backend_tells_the_hook_of_its_settings() throws InterruptedException {
    try (ScriptedUpstream hook = new ScriptedUpstream(this::refuse);
        Backend backend =
            Backend.open(
                directory,
                clock,
                BackendSettings.DEFAULT.with(
                    new BackendSettings.EventsHook(url(hook), "s& \u00e9")),
                "1",
                new SimpleMeterRegistry())) {
      new SampleService("100", backend.administration()).mode(AuthenticationMode.USER_KEY);
      new SampleApplication("100", "app1", backend.administration()).userKeys("uk1");
      backend
          .authorizer()
          .authorizeAndReport(
              new AuthorizationRequest(
                  new BackendAuthentication.ServiceToken("tok"),
                  "100",
                  new Credentials.UserKey("uk1"),
                  new Usage(List.of(new UsageEntry.Increment("hits", 1))),
                  null,
                  null,
                  AuthorizationOptions.NONE),
              decision -> {});

      assertThat(received().body()).isEqualTo("secret=s%26+%C3%A9");
    }
  }

  private static void announce(EmbeddedEvents events, String application) {
    events.announce(List.of(new Sighting(new ApplicationKey("100", application), 0, null)));
  }

  private RawMessage received() throws InterruptedException {
    RawMessage call = calls.poll(10, TimeUnit.SECONDS);
    assertThat(call).as("the hook was called").isNotNull();
    return Objects.requireNonNull(call);
  }

  private void refuse(UpstreamSide connection) throws IOException {
    while (true) {
      calls.add(connection.readRequest());
      connection.send("HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n");
    }
  }

  private EventsPing ping(ScriptedUpstream hook) {
    return new EventsPing(url(hook), "s& \u00e9", clock);
  }

  private static URI url(ScriptedUpstream hook) {
    return URI.create("http://127.0.0.1:" + hook.port() + "/master/events?x=1");
  }
}
