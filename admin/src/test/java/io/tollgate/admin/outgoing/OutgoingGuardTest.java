package io.tollgate.admin.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.admin.outgoing.OutgoingGuard.Verdict;
import io.tollgate.conformance.ConformanceCase;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutgoingGuardTest {
  private static final Resolver NAMES =
      name ->
          switch (name) {
            case "public.example.com" -> List.of(InetAddress.ofLiteral("93.184.216.34"));
            case "inside.example.com" -> List.of(InetAddress.ofLiteral("10.1.2.3"));
            case "both.example.com" ->
                List.of(InetAddress.ofLiteral("93.184.216.34"), InetAddress.ofLiteral("fd00::1"));
            case "localhost" -> List.of(InetAddress.ofLiteral("127.0.0.1"));
            default -> throw new UnknownHostException(name);
          };

  private final OutgoingGuard guard = new OutgoingGuard(List.of(), NAMES);

  @ParameterizedTest
  @ConformanceCase("B58")
  @ValueSource(
      strings = {
        "http://169.254.169.254",
        "http://[::ffff:127.0.0.1]",
        "http://2130706433",
        "http://localhost",
        "http://localhost.",
        "http://LOCALHOST:8080/",
        "http://127.1",
        "http://0x7f.1",
        "http://0x7f000001",
        "http://017700000001",
        "http://0177.0.0.01",
        "http://0",
        "http://10.0.0.1",
        "http://100.64.0.1",
        "http://172.31.255.255",
        "http://192.168.1.1",
        "http://224.0.0.1",
        "http://255.255.255.255",
        "http://[::1]",
        "http://[::]",
        "http://[::93.184.216.34]",
        "http://[::ffff:93.184.216.34]",
        "http://[64:ff9b::a01:203]",
        "http://[2002:a01:203::1]",
        "http://[fd12::1]",
        "http://[fe80::1]",
        "http://[fec0::1]",
        "http://[ff02::1]",
        "http://inside.example.com",
        "http://both.example.com",
      })
  void what_is_inside_is_refused_however_it_is_written(String url) {
    assertThat(guard.look(url)).isInstanceOf(Verdict.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://public.example.com",
        "file:///etc/passwd",
        "http://user@public.example.com",
        "http://public.example.com@169.254.169.254",
        "http://public.example.com:22",
        "http://public.example.com:6379",
        "http://public.example.com:99999",
        "http://public.example.com:0",
        "http://public.example.com/a\r\nX: y",
        "http://public.example.com/\\",
        "http://public.example.com/#a",
        "http://public.example.com\\@127.0.0.1/",
        "http://１２７.0.0.1/",
        "http://1.2.3.4.5",
        "http://256.1.1.1",
        "http://public.example.com?a=b c",
        "//public.example.com",
        "http://",
        ""
      })
  void what_is_no_clean_web_address_is_refused(String url) {
    assertThat(guard.look(url)).isInstanceOf(Verdict.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://public.example.com",
        "https://PUBLIC.example.com./a/../b?c=%0d",
        "http://public.example.com:8443/x?y=[z]",
        "http://93.184.216.34:80",
        "http://1572395042",
        "https://[2606:2800:220:1::1]:443/"
      })
  void what_is_public_is_admitted(String url) {
    assertThat(guard.look(url)).isInstanceOf(Verdict.Admitted.class);
  }

  @Test
  void the_address_that_was_looked_at_is_the_one_to_use() throws Exception {
    Verdict verdict = guard.look("https://public.example.com/a?b=c");

    assertThat(verdict)
        .isEqualTo(
            new Verdict.Admitted(
                new OutgoingUrl("https", "public.example.com", 443, "/a?b=c"),
                InetAddress.getByName("93.184.216.34")));
  }

  @Test
  void a_name_without_address_is_told_apart() {
    assertThat(guard.look("http://nowhere.example.com"))
        .isEqualTo(new Verdict.Unknown("nowhere.example.com"));
  }

  @Test
  void an_operator_can_allow_networks() {
    OutgoingGuard open =
        new OutgoingGuard(List.of(Network.parse("10.1.0.0/16"), Network.parse("::1")), NAMES);

    assertThat(open.look("http://inside.example.com")).isInstanceOf(Verdict.Admitted.class);
    assertThat(open.look("http://[::1]:8080")).isInstanceOf(Verdict.Admitted.class);
    assertThat(open.look("http://10.2.0.1")).isInstanceOf(Verdict.Refused.class);
    assertThat(open.look("http://both.example.com")).isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void a_trusted_origin_may_be_anywhere_but_only_that_origin() {
    Set<String> trusted = Set.of("http://localhost:8080");

    assertThat(guard.look("http://localhost:8080/x", trusted)).isInstanceOf(Verdict.Admitted.class);
    assertThat(guard.look("http://localhost:8081/x", trusted)).isInstanceOf(Verdict.Refused.class);
    assertThat(guard.look("https://localhost:8080/x", trusted)).isInstanceOf(Verdict.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "ten", "a/8", "", "::/129"})
  void what_is_no_network_is_refused_with_a_remedy(String text) {
    assertThatThrownBy(() -> Network.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("such as 10.0.0.0/8");
  }
}
