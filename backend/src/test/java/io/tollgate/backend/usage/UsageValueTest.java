package io.tollgate.backend.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.protocol.authorization.UsageEntry.Increment;
import io.tollgate.protocol.authorization.UsageEntry.Malformed;
import io.tollgate.protocol.authorization.UsageEntry.SetTo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageValueTest {

  @ParameterizedTest
  @CsvSource({"0,0", "00,0", "7,7", "' 12\t',12", "0000000000000000000000042,42"})
  void reads_digits_between_white_space_as_an_increment(String text, long amount) {
    assertThat(UsageValue.parse("hits", text)).isEqualTo(new Increment("hits", amount));
  }

  @ParameterizedTest
  @CsvSource({"#0,0", "#12,12", "'#5 ',5"})
  void reads_a_number_sign_before_digits_as_a_set(String text, long value) {
    assertThat(UsageValue.parse("hits", text)).isEqualTo(new SetTo("hits", value));
  }

  @Test
  void a_blank_before_the_number_sign_adds_nothing() {
    assertThat(UsageValue.parse("hits", " #5")).isEqualTo(new Increment("hits", 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "-1", "+1", "1.5", "##3", "#", "# 1", "1 2", "٣", " #"})
  @ConformanceCase("SM-69")
  void anything_else_is_malformed(String text) {
    assertThat(UsageValue.parse("hits", text)).isEqualTo(new Malformed("hits", text));
  }

  @Test
  void nothing_and_white_space_count_as_empty() {
    assertThat(UsageValue.parse("hits", null)).isEqualTo(new Malformed("hits", ""));
    assertThat(UsageValue.parse("hits", " \t")).isEqualTo(new Malformed("hits", ""));
  }

  @Test
  void takes_what_every_storage_keeps_exactly_and_no_more() {
    assertThat(UsageValue.parse("hits", "9007199254740991"))
        .isEqualTo(new Increment("hits", 9007199254740991L));
    assertThat(UsageValue.parse("hits", "9007199254740992")).isInstanceOf(Malformed.class);
    assertThat(UsageValue.parse("hits", "#99999999999999999999999")).isInstanceOf(Malformed.class);
  }
}
