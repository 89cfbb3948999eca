package io.tollgate.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.http.testkit.DnsServer;
import io.tollgate.http.testkit.ScriptedUpstream;
import io.tollgate.http.testkit.TwoAddresses;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Names with several addresses (gateway contract 8.4, ruling 8). */
class AddressesTest {

  private static final ScriptedUpstream.Script ANSWERS =
      connection -> {
        while (true) {
          connection.readRequest();
          connection.send(ScriptedUpstream.ok("x"));
        }
      };

  private final DnsServer dns = new DnsServer();
  private final TwoAddresses two = new TwoAddresses();
  private final ClientFixture fixture = new ClientFixture(dns.address());
  private final UpstreamTarget target = UpstreamTarget.cleartext("api.test", two.port(), "");

  @AfterEach
  void close() {
    fixture.close();
    two.close();
    dns.close();
  }

  /** Failures of so many calls, one after the other. */
  private List<UpstreamFailure> failuresOf(int calls) {
    List<UpstreamFailure> failures = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      UpstreamFailure failure = fixture.get(target).await().failure();
      if (failure != null) {
        failures.add(failure);
      }
    }
    return failures;
  }

  @Test
  void are_taken_in_turn_also_over_kept_connections() {
    dns.knows("api.test", 60, TwoAddresses.FIRST, TwoAddresses.SECOND);
    try (ScriptedUpstream first = two.first(ANSWERS);
        ScriptedUpstream second = two.second(ANSWERS)) {
      assertThat(failuresOf(10)).isEmpty();
      assertThat(first.requests()).hasSize(5);
      assertThat(second.requests()).hasSize(5);
      assertThat(first.connections() + second.connections()).isEqualTo(2);
    }
  }

  @Test
  void that_fail_are_put_aside_after_five_times() {
    dns.knows("api.test", 60, TwoAddresses.FIRST, TwoAddresses.SECOND);
    two.withoutFirst();
    try (ScriptedUpstream second = two.second(ANSWERS)) {
      assertThat(failuresOf(30))
          .hasSize(5)
          .allSatisfy(
              failure -> assertThat(failure.kind()).isEqualTo(UpstreamFailure.Kind.REFUSED));
      assertThat(second.requests()).hasSize(25);
    }
  }

  @Test
  void that_answer_rubbish_are_put_aside_as_well() {
    dns.knows("api.test", 60, TwoAddresses.FIRST, TwoAddresses.SECOND);
    try (ScriptedUpstream first =
            two.first(
                connection -> {
                  connection.readRequest();
                  connection.send("SSH-2.0-OpenSSH_9\r\n\r\n");
                });
        ScriptedUpstream second = two.second(ANSWERS)) {
      assertThat(failuresOf(30)).hasSize(5);
      assertThat(first.requests()).hasSize(5);
      assertThat(second.requests()).hasSize(25);
    }
  }

  @Test
  void the_last_one_is_never_put_aside() {
    dns.knows("api.test", 60, TwoAddresses.SECOND);
    int[] calls = {0};
    try (ScriptedUpstream second =
        two.second(
            connection -> {
              connection.readRequest();
              if (++calls[0] <= 8) {
                connection.reset();
              } else {
                connection.send(ScriptedUpstream.ok("x"));
              }
            })) {
      assertThat(failuresOf(9)).hasSize(8);
      assertThat(second.requests()).hasSize(9);
    }
  }
}
