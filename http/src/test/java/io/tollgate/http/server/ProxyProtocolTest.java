package io.tollgate.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpRequest;
import io.tollgate.http.loop.EventLoops;
import io.tollgate.http.testkit.RawClient;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gateway contract 1.5 and ruling 18. */
class ProxyProtocolTest {

  private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final String V2 = "0d0a0d0a000d0a515549540a";

  private EventLoops loops;
  private HttpServer server;

  @BeforeEach
  void listen() {
    loops = new EventLoops(1);
    server =
        HttpServer.listen(
            loops,
            new Entrance(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Optional.empty(), true),
            HttpLimits.DEFAULT,
            BadRequestPage.EMPTY,
            ProxyProtocolTest::sayWho);
  }

  private static ChannelHandler sayWho() {
    return new SimpleChannelInboundHandler<HttpRequest>() {
      @Override
      protected void channelRead0(ChannelHandlerContext context, HttpRequest request) {
        context.writeAndFlush(
            Answer.of(200, "text/plain", String.valueOf(ClientFacts.announced(context.channel()))),
            context.voidPromise());
      }
    };
  }

  @AfterEach
  void close() {
    server.close();
    loops.close();
  }

  private String answer(byte[] header) {
    try (RawClient client = new RawClient(server.address())) {
      return client.send(header).send(GET).read().body();
    }
  }

  private String answer(String header) {
    return answer(header.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void takes_the_client_of_version_1() {
    assertThat(answer("PROXY TCP4 192.0.2.7 10.0.0.1 4711 80\r\n")).isEqualTo("/192.0.2.7:4711");
    assertThat(answer("PROXY TCP6 2001:db8::7 ::1 4711 80\r\n"))
        .isEqualTo("/[2001:db8:0:0:0:0:0:7]:4711");
    assertThat(answer("PROXY UNKNOWN\r\n")).isEqualTo("null");
    assertThat(answer("PROXY UNKNOWN ffff::1 ffff::2 1 2\r\n")).isEqualTo("null");
  }

  @Test
  void takes_the_client_of_version_2() {
    HexFormat hex = HexFormat.of();
    assertThat(answer(hex.parseHex(V2 + "2111000c" + "c00002070a00000112670050")))
        .isEqualTo("/192.0.2.7:4711");
    String six = "20010db8000000000000000000000007" + "00000000000000000000000000000001";
    // With a field behind the addresses.
    assertThat(answer(hex.parseHex(V2 + "21210028" + six + "12670050" + "03000161")))
        .isEqualTo("/[2001:db8:0:0:0:0:0:7]:4711");
    assertThat(answer(hex.parseHex(V2 + "20000000"))).isEqualTo("null");
    assertThat(answer(hex.parseHex(V2 + "20110000"))).isEqualTo("null");
  }

  @Test
  void takes_it_byte_by_byte_and_for_the_whole_connection() {
    try (RawClient client = new RawClient(server.address())) {
      for (char c : "PROXY TCP4 192.0.2.7 10.0.0.1 4711 80\r\n".toCharArray()) {
        client.send(String.valueOf(c));
      }
      for (int i = 0; i < 3; i++) {
        assertThat(client.send(GET).read().body()).isEqualTo("/192.0.2.7:4711");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        GET,
        "PROXY TCP4 192.0.2.7 10.0.0.1 4711 80\n",
        "PROXY TCP4 192.0.2.777 10.0.0.1 4711 80\r\n",
        "PROXY TCP4 localhost 10.0.0.1 4711 80\r\n",
        "PROXY TCP4 192.0.2.7 10.0.0.1 4711\r\n",
        "PROXY TCP4 192.0.2.7 10.0.0.1 -1 80\r\n",
        "PROXY TCP4 192.0.2.7 10.0.0.1 70000 80\r\n",
        "PROXY UDP4 192.0.2.7 10.0.0.1 4711 80\r\n",
        "PROXY  \r\n",
      })
  void closes_a_connection_that_begins_otherwise(String beginning) {
    try (RawClient client = new RawClient(server.address())) {
      assertThat(client.send(beginning + GET).readToEnd()).isEmpty();
    }
  }

  @Test
  void judges_every_length_of_a_header() {
    byte[] whole = HexFormat.of().parseHex(V2 + "2111000c" + "c00002070a00000112670050");
    for (int length = 0; length < whole.length; length++) {
      ByteBuf part = Unpooled.wrappedBuffer(whole, 0, length);
      assertThat(ProxyHeader.read(part)).isInstanceOf(ProxyHeader.Incomplete.class);
      assertThat(part.readableBytes()).isEqualTo(length);
    }
    assertThat(ProxyHeader.read(Unpooled.wrappedBuffer(new byte[] {'P', 'R', 'I'})))
        .isInstanceOf(ProxyHeader.Absent.class);
    byte[] large = HexFormat.of().parseHex(V2 + "2111ffff");
    assertThat(ProxyHeader.read(Unpooled.wrappedBuffer(large)))
        .isInstanceOf(ProxyHeader.Absent.class);
  }
}
