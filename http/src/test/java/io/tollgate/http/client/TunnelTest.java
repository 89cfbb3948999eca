package io.tollgate.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.tollgate.http.testkit.ScriptedUpstream;
import org.junit.jupiter.api.Test;

class TunnelTest {

  @Test
  void carries_another_protocol_after_101() {
    try (ClientFixture fixture = new ClientFixture();
        ScriptedUpstream upstream =
            new ScriptedUpstream(
                connection -> {
                  connection.readRequest();
                  connection.send(
                      "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\nHTTP/1.1 said it");
                  connection.send(connection.readExactly(4));
                })) {
      HttpRequest request = ClientFixture.request(HttpMethod.GET, "/");
      request.headers().set("Connection", "Upgrade").set("Upgrade", "websocket");
      Recorder recorder = new Recorder();
      UpstreamExchange call =
          fixture.begin(ClientFixture.local(upstream.port()), request, recorder);
      fixture.onLoop(call::end);
      recorder.awaitHead();
      assertThat(recorder.response().status().code()).isEqualTo(101);
      fixture.onLoop(
          () -> {
            call.write(ClientFixture.bytes("ping"));
            call.flush();
          });
      assertThat(recorder.await().body()).isEqualTo("HTTP/1.1 said itping");
    }
  }
}
