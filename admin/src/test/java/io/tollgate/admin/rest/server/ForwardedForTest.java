package io.tollgate.admin.rest.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.outgoing.Network;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardedForTest {
  private static final ForwardedFor TRUSTING =
      new ForwardedFor(List.of(Network.parse("10.0.0.0/8"), Network.parse("fd00::/8")));

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.9,                 192.0.2.1",
    "10.0.0.1,  ,                          10.0.0.1",
    "10.0.0.1,  192.0.2.9,                 192.0.2.9",
    "10.0.0.1,  '1.1.1.1, 192.0.2.9',      192.0.2.9",
    "10.0.0.1,  '192.0.2.9,10.0.0.2',      192.0.2.9",
    "10.0.0.1,  '10.0.0.3, 10.0.0.2',      10.0.0.3",
    "fd00::1,   2001:db8::1,               2001:db8::1",
    "10.0.0.1,  'evil, 10.0.0.2',          10.0.0.2",
    "10.0.0.1,  'localhost',               10.0.0.1",
    "10.0.0.1,  '',                        10.0.0.1"
  })
  void is_the_last_that_a_trusted_proxy_vouches_for(
      String peer, @Nullable String header, String source) {
    assertThat(TRUSTING.source(peer, header)).isEqualTo(source);
  }
}
