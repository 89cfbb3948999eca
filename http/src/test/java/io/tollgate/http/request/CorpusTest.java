package io.tollgate.http.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gateway contract 8.3, against the tricks by which requests are smuggled past a proxy. */
class CorpusTest {

  static List<Corpus.Case> cases() {
    return Corpus.cases();
  }

  @ParameterizedTest
  @MethodSource("cases")
  @ConformanceCase("GW-68")
  void reads_exactly_what_is_there_or_refuses_it(Corpus.Case expected) {
    assertThat(Reading.of(expected.bytes())).isEqualTo(expected.outcome());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void reads_the_same_wherever_the_bytes_are_cut(Corpus.Case expected) {
    byte[] bytes = expected.bytes();
    assertThat(Reading.byteByByte(bytes)).isEqualTo(expected.outcome());
    // Long ones differ by repetition alone.
    for (int cut = 1; cut < Math.min(bytes.length, 400); cut++) {
      assertThat(Reading.of(bytes, cut)).as("cut at %d", cut).isEqualTo(expected.outcome());
    }
  }

  @Test
  void has_at_least_150_requests_most_of_them_to_be_refused() {
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(150);
    assertThat(cases().stream().filter(Corpus.Case::refused).count()).isGreaterThan(100);
  }
}
