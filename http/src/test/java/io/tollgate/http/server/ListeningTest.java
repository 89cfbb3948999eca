package io.tollgate.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.http.loop.EventLoops;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListeningTest {

  private final EventLoops loops = new EventLoops(1);

  @AfterEach
  void close() {
    loops.close();
  }

  private HttpServer listen(InetSocketAddress address) {
    return HttpServer.listen(
        loops,
        address,
        HttpLimits.DEFAULT,
        BadRequestPage.EMPTY,
        () -> new ApiHandler(ServerFixture::echo, BodyLimit.SMALL));
  }

  @Test
  void names_a_taken_port_and_the_remedy() {
    try (HttpServer first = listen(new InetSocketAddress("127.0.0.1", 0))) {
      int port = first.address().getPort();
      assertThat(port).isPositive();
      assertThatThrownBy(() -> listen(first.address()))
          .isInstanceOf(ListenFailure.class)
          .hasMessage(
              "Cannot listen on 127.0.0.1:%d: the port is taken. Stop the process that uses it, or choose another port"
                  .formatted(port));
    }
  }

  @Test
  void names_an_address_that_is_not_ours() {
    assertThatThrownBy(() -> listen(new InetSocketAddress("192.0.2.1", 0)))
        .hasMessage(
            "Cannot listen on 192.0.2.1:0: this machine has no such address. Use 0.0.0.0 or one of its own");
  }

  @Test
  void names_an_unknown_name() {
    assertThatThrownBy(() -> listen(InetSocketAddress.createUnresolved("no-such.invalid", 8080)))
        .hasMessage(
            "Cannot listen on no-such.invalid:8080: the name 'no-such.invalid' is unknown. Use an address of this machine");
  }
}
