package io.tollgate.protocol.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RejectionReasonTest {

  @ParameterizedTest
  @EnumSource
  void is_found_by_its_code(RejectionReason reason) {
    assertThat(RejectionReason.withCode(reason.code())).isEqualTo(reason);
    assertThat(reason.code()).isEqualTo(reason.name().toLowerCase(Locale.ROOT));
  }

  @ParameterizedTest
  @EnumSource
  void tells_a_remedy_in_a_sentence_and_a_status_that_refuses(RejectionReason reason) {
    assertThat(reason.remedy()).matches("[A-Z].*\\.");
    assertThat(reason.status()).isBetween(400, 503);
  }

  @Test
  void is_other_where_the_code_is_not_known() {
    assertThat(RejectionReason.withCode("brand_new")).isEqualTo(RejectionReason.OTHER);
    assertThat(Arrays.stream(RejectionReason.values()).map(RejectionReason::code).distinct())
        .hasSameSizeAs(RejectionReason.values());
  }
}
