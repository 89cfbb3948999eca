package io.tollgate.http.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is right is understood as another decoder, not known for its strictness, does. */
class SameAsNettyTest {

  private static final long SEED = 20_261_125;

  /** As {@link Reading#of(byte[])} tells it. */
  private static List<String> netty(byte[] bytes) {
    EmbeddedChannel channel = new EmbeddedChannel(new HttpRequestDecoder());
    channel.writeInbound(Unpooled.wrappedBuffer(bytes));
    List<String> outcome = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    for (HttpObject part = channel.readInbound(); part != null; part = channel.readInbound()) {
      assertThat(part.decoderResult().isSuccess()).as(part.toString()).isTrue();
      Reading.append(current, part);
      if (part instanceof LastHttpContent) {
        outcome.add(current.toString());
        current.setLength(0);
      }
    }
    channel.finishAndReleaseAll();
    return outcome;
  }

  @Test
  void reads_valid_requests_the_same_wherever_they_are_cut() {
    RandomRequest requests = new RandomRequest(new Random(SEED));
    for (int i = 0; i < 500; i++) {
      byte[] bytes = requests.next();
      List<String> expected = netty(bytes);
      assertThat(expected).hasSize(1);
      assertThat(Reading.of(bytes)).isEqualTo(expected);
      assertThat(Reading.byteByByte(bytes)).isEqualTo(expected);
      for (int cut = 1; cut < bytes.length; cut++) {
        assertThat(Reading.of(bytes, cut)).isEqualTo(expected);
      }
    }
  }

  @Test
  void draws_the_same_conclusions_about_the_connection() {
    RandomRequest requests = new RandomRequest(new Random(SEED));
    for (int i = 0; i < 2000; i++) {
      byte[] bytes = requests.next();
      RequestHead request = Objects.requireNonNull(Rewritten.head(Unpooled.wrappedBuffer(bytes)));
      assertThat(request.keepsAlive()).isEqualTo(HttpUtil.isKeepAlive(request));
      assertThat(request.expectsContinue()).isEqualTo(HttpUtil.is100ContinueExpected(request));
      assertThat(request.bodyLength())
          .isEqualTo(
              HttpUtil.isTransferEncodingChunked(request)
                  ? Framing.CHUNKED
                  : HttpUtil.getContentLength(request, 0L));
    }
  }
}
