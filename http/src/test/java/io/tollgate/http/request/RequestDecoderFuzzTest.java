package io.tollgate.http.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.Unpooled;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What must hold for any bytes. The build tries the corpus; {@code JAZZER_FUZZ=1} searches on from
 * there, guided by coverage.
 */
class RequestDecoderFuzzTest {

  static Stream<Arguments> corpus() {
    return Corpus.cases().stream()
        .map(Corpus.Case::bytes)
        .filter(bytes -> bytes.length < 1000)
        .map(bytes -> Arguments.of((Object) bytes));
  }

  @MethodSource("corpus")
  @FuzzTest(maxDuration = "2m")
  void makes_the_same_of_bytes_however_they_arrive_and_of_a_head_that_is_sent_on(byte[] bytes) {
    assertThat(Reading.byteByByte(bytes)).isEqualTo(Reading.of(bytes));
    RequestHead head = Rewritten.head(Unpooled.wrappedBuffer(bytes));
    if (head != null) {
      assertThat(Rewritten.difference(head)).isEmpty();
    }
  }
}
