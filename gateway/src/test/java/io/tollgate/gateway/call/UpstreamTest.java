package io.tollgate.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.http.client.UpstreamTarget;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Base URLs of upstreams (gateway.md, 2.7). */
class UpstreamTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // url, host header, port, TLS, base path, query
        "http://up,up,80,false,'',-",
        "http://up/,up,80,false,'',-",
        "http://up:80/,up,80,false,'',-",
        "http://up:8000/foo/,up:8000,8000,false,/foo/,-",
        "HTTPS://Up_1.example,Up_1.example,443,true,'',-",
        "https://up:80?a=1&b,up:80,80,true,'',a=1&b",
        "ws://up/x?q,up,80,false,/x,q",
        "wss://user:secret@up,up,443,true,'',-",
        "http://[::1]:8000/a,[::1]:8000,8000,false,/a,-",
        "' http://up ',up,80,false,'',-"
      })
  void reads_the_parts_of_an_url(
      String url, String host, int port, boolean secure, String path, @Nullable String query) {
    Upstream upstream = Objects.requireNonNull(Upstream.parse(url, "42", true));
    assertThat(upstream.hostHeader()).isEqualTo(host);
    assertThat(upstream.target().port()).isEqualTo(port);
    assertThat(upstream.target().secure()).isEqualTo(secure);
    assertThat(upstream.target().verify()).isEqualTo(secure);
    assertThat(upstream.basePath()).isEqualTo(path);
    assertThat(upstream.query()).isEqualTo(query);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "up",
        "http://",
        "ftp://up",
        "http://up:99999",
        "http://up:0",
        "http://up:x",
        "http://a b",
        "http://up/a b",
        "http://up/\r\nX: 1",
        "/relative"
      })
  void reads_nothing_else(String url) {
    assertThat(Upstream.parse(url, "42", false)).isNull();
  }

  @Test
  void another_name_is_asked_for_in_tls_without_its_port() {
    Upstream upstream = Objects.requireNonNull(Upstream.parse("https://up:8443/x", "42", true));
    Upstream named = upstream.calledBy("h.example:1");
    assertThat(named.hostHeader()).isEqualTo("h.example:1");
    assertThat(named.target())
        .isEqualTo(new UpstreamTarget(true, "up", 8443, "h.example", "42", true));
    assertThat(upstream.calledBy("[::1]").target().serverName()).isEqualTo("[::1]");
  }
}
