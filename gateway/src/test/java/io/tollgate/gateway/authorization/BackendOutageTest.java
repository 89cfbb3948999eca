package io.tollgate.gateway.authorization;

import static io.tollgate.gateway.testkit.PolicyLinks.APICAST;
import static io.tollgate.gateway.testkit.PolicyLinks.caching;
import static io.tollgate.gateway.testkit.PolicyLinks.chain;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.gateway.call.CachingMode;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.SettingsChange;
import io.tollgate.gateway.testkit.Soon;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * A backend that is gone for a while under steady calls, in each caching mode (gateway.md, 3.4): a
 * known key, and a new one each time. It hangs up on every call, also over connections that were
 * kept.
 */
class BackendOutageTest {

  private static final String KNOWN = "/?user_key=known";

  private final GatewayFixture fixture = new GatewayFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  private int next;

  private int strange() {
    return fixture.get("/?user_key=new" + next++).status();
  }

  private int known() {
    int status = fixture.get(KNOWN).status();
    // The next call is to see what its report has brought.
    Soon.holds("the report's answer", () -> fixture.gateway().reportsInFlight() == 0);
    return status;
  }

  @ParameterizedTest
  @EnumSource(CachingMode.class)
  void calls_go_as_the_mode_says_while_the_backend_is_away_and_well_again_afterwards(
      CachingMode mode) {
    fixture.serve(chain(fixture.service(), caching(mode.name().toLowerCase(Locale.ROOT)), APICAST));
    assertThat(known()).isEqualTo(200);
    assertThat(strange()).isEqualTo(200);

    fixture.backendAnswer = GatewayFixture.HANG_UP;
    List<Integer> ofKnown = new ArrayList<>();
    List<Integer> ofStrange = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      ofKnown.add(known());
      ofStrange.add(strange());
    }
    switch (mode) {
      case STRICT -> {
        assertThat(ofKnown.getFirst()).isEqualTo(200);
        assertThat(ofKnown.subList(1, 30)).containsOnly(403);
        assertThat(ofStrange).containsOnly(403);
      }
      case RESILIENT -> {
        assertThat(ofKnown).containsOnly(200);
        assertThat(ofStrange).containsOnly(403);
      }
      case ALLOW -> {
        assertThat(ofKnown).containsOnly(200);
        assertThat(ofStrange).containsOnly(200);
      }
      case NONE -> {
        assertThat(ofKnown).containsOnly(403);
        assertThat(ofStrange).containsOnly(403);
      }
    }

    fixture.backendAnswer = GatewayFixture.OK;
    assertThat(known()).isEqualTo(200);
    assertThat(strange()).isEqualTo(200);
  }

  private static AuthorizationSettings snapshot(GatewayFixture fixture) {
    return new AuthorizationSettings(
        CachingMode.RESILIENT,
        false,
        0,
        Optional.of(fixture.directory.resolve("authorizations")),
        1000);
  }

  @Test
  void keys_known_before_a_restart_pass_while_the_backend_is_away_and_no_others() throws Exception {
    fixture.with(s -> new SettingsChange(s).authorization(snapshot(fixture)).done());
    ObjectNode service = fixture.service();
    fixture.serve(service);
    assertThat(known()).isEqualTo(200);
    fixture.gateway().close();
    byte[] kept = Files.readAllBytes(fixture.directory.resolve("authorizations"));
    assertThat(new String(kept, StandardCharsets.ISO_8859_1))
        .doesNotContain("known")
        .hasSize(32 + 16);

    fixture.backendAnswer = GatewayFixture.HANG_UP;
    fixture.serve(service);
    assertThat(known()).isEqualTo(200);
    assertThat(known()).isEqualTo(200);
    assertThat(strange()).isEqualTo(403);
  }

  @Test
  void a_damaged_memory_is_none() throws Exception {
    Files.write(fixture.directory.resolve("authorizations"), new byte[41]);
    fixture.with(s -> new SettingsChange(s).authorization(snapshot(fixture)).done());
    fixture.serve(fixture.service());
    assertThat(known()).isEqualTo(200);
  }
}
