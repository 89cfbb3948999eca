package io.tollgate.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OutgoingProxiesTest {

  private static final OutgoingProxy HTTP = new OutgoingProxy("one", 3128, null);
  private static final OutgoingProxy HTTPS = new OutgoingProxy("two", 3128, null);

  private static OutgoingProxies exempting(String... names) {
    return new OutgoingProxies(HTTP, HTTPS, List.of(names));
  }

  @Test
  void the_scheme_chooses_the_proxy() {
    assertThat(exempting().of(false, "up")).isEqualTo(HTTP);
    assertThat(exempting().of(true, "up")).isEqualTo(HTTPS);
    assertThat(new OutgoingProxies(HTTP, null, List.of()).of(true, "up")).isNull();
  }

  @Test
  void a_name_exempts_itself_and_what_is_below_it() {
    for (String name : List.of("example.com", ".example.com", " Example.COM ")) {
      OutgoingProxies proxies = exempting("other", name);
      assertThat(proxies.of(false, "example.com")).isNull();
      assertThat(proxies.of(true, "api.EXAMPLE.com")).isNull();
      assertThat(proxies.of(false, "notexample.com")).isEqualTo(HTTP);
      assertThat(proxies.of(false, "example.com.net")).isEqualTo(HTTP);
    }
  }

  @Test
  void an_address_exempts_itself_and_a_star_everything() {
    assertThat(exempting("127.0.0.1", "[::1]").of(false, "127.0.0.1")).isNull();
    assertThat(exempting("127.0.0.1", "[::1]").of(false, "::1")).isNull();
    assertThat(exempting("127.0.0.1").of(false, "127.0.0.2")).isEqualTo(HTTP);
    assertThat(exempting("*").of(true, "anything")).isNull();
    assertThat(exempting("", ".").of(true, "anything")).isEqualTo(HTTPS);
  }

  @Test
  void reads_urls() {
    assertThat(OutgoingProxy.parse("http://proxy")).isEqualTo(new OutgoingProxy("proxy", 80, null));
    assertThat(OutgoingProxy.parse(" HTTP://[::1]:3128/ "))
        .isEqualTo(new OutgoingProxy("::1", 3128, null));
    assertThat(OutgoingProxy.parse("http://foo:bar@proxy:3128"))
        .isEqualTo(new OutgoingProxy("proxy", 3128, "Basic Zm9vOmJhcg=="));
    assertThat(OutgoingProxy.parse("http://f%6Fo:b%61r@proxy:3128"))
        .isEqualTo(OutgoingProxy.parse("http://foo:bar@proxy:3128"));
  }

  @Test
  void takes_no_other_text() {
    for (String text :
        List.of(
            "https://proxy",
            "socks5://proxy:1080",
            "proxy:3128",
            "http://",
            "http://proxy:0",
            "http://proxy:65536",
            "http://proxy/path",
            "http://%:x@proxy")) {
      assertThat(OutgoingProxy.parse(text)).as(text).isNull();
    }
  }

  @Test
  void shows_no_credentials() {
    OutgoingProxy proxy = OutgoingProxy.parse("http://foo:bar@proxy:3128");
    assertThat(String.valueOf(new OutgoingProxies(proxy, proxy, List.of())))
        .contains("proxy:3128")
        .doesNotContain("Basic");
  }
}
