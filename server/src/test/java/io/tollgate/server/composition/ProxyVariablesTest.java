package io.tollgate.server.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.conformance.ContractRow;
import io.tollgate.http.client.OutgoingProxies;
import io.tollgate.http.client.OutgoingProxy;
import io.tollgate.server.settings.SettingsDocument;
import io.tollgate.server.settings.SettingsReader;
import io.tollgate.server.settings.SettingsRefused;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The environment's forward proxies (gateway.md, 1.5 and 2.10). */
class ProxyVariablesTest {

  private static final OutgoingProxy ONE = new OutgoingProxy("one", 3128, null);
  private static final OutgoingProxy TWO = new OutgoingProxy("two", 3128, null);

  private static OutgoingProxies of(String... variables) throws SettingsRefused {
    Map<String, String> environment = new HashMap<>();
    for (int i = 0; i < variables.length; i += 2) {
      environment.put(variables[i], variables[i + 1]);
    }
    return Outgoing.of(
            new SettingsReader().read(Map.of(), environment, null), InstantSource.system())
        .proxies();
  }

  @Test
  void without_them_calls_leave_directly() throws Exception {
    assertThat(of()).isEqualTo(OutgoingProxies.NONE);
    assertThat(of("http_proxy", "", "all_proxy", " ")).isEqualTo(OutgoingProxies.NONE);
  }

  @Test
  @ContractRow({"1.5 http_proxy", "1.5 https_proxy", "1.5 all_proxy", "1.5 no_proxy"})
  void each_scheme_has_its_own_and_all_proxy_stands_in() throws Exception {
    assertThat(of("http_proxy", "http://one:3128"))
        .isEqualTo(new OutgoingProxies(ONE, null, List.of()));
    assertThat(of("https_proxy", "http://one:3128", "all_proxy", "http://two:3128"))
        .isEqualTo(new OutgoingProxies(TWO, ONE, List.of()));
    assertThat(of("ALL_PROXY", "http://two:3128", "NO_PROXY", "a.test, .b.test"))
        .isEqualTo(new OutgoingProxies(TWO, TWO, List.of("a.test", ".b.test")));
  }

  @Test
  void the_lower_case_form_wins() throws Exception {
    assertThat(of("HTTP_PROXY", "http://one:3128", "http_proxy", "http://two:3128").http())
        .isEqualTo(TWO);
    assertThat(of("all_proxy", "http://two:3128", "no_proxy", "x", "NO_PROXY", "*").exempt())
        .containsExactly("x");
  }

  @Test
  void another_kind_of_proxy_refuses_the_start() {
    assertThatThrownBy(() -> of("all_proxy", "socks5://me:secret@one:1080"))
        .isInstanceOf(SettingsRefused.class)
        .hasMessageContainingAll("all_proxy", "http://user:password@host:port")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> of("HTTPS_PROXY", "http://me:secret@one:99999"))
        .isInstanceOf(StartRefused.class)
        .hasMessageContainingAll("HTTPS_PROXY", "http://user:password@host:port")
        .hasMessageNotContaining("secret");
  }

  @Test
  void credentials_are_shown_nowhere() throws Exception {
    assertThat(
            SettingsDocument.values(
                new SettingsReader()
                    .read(Map.of(), Map.of("http_proxy", "http://me:hidden-word@one:1"), null)))
        .doesNotContain("hidden-word");
  }
}
