package io.tollgate.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Targets and hosts of requests (gateway.md, 2.2 and 8.3). */
class RequestTargetTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "/,-,/,-",
        "/a?b,-,/a,b",
        "/a?,-,/a,''",
        "//a,-,//a,-",
        "http://h/a?b?c,h,/a,b?c",
        "HTTPS://h:1,h:1,/,-",
        "http://h?b,h,/,b"
      })
  void splits_a_target(String text, String authority, String path, String query) {
    assertThat(RequestTarget.parse("GET", text))
        .isEqualTo(new RequestTarget(authority, path, query));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "*", "a", "/a b", "/a#b", "/a\u007f", "ftp://h/", "http://", "http://u@h/"})
  void knows_no_others(String text) {
    assertThat(RequestTarget.parse("GET", text)).isNull();
  }

  @Test
  void the_asterisk_is_for_options_only() {
    assertThat(RequestTarget.parse("OPTIONS", "*")).isEqualTo(new RequestTarget(null, "*", null));
  }

  @ParameterizedTest
  @CsvSource({
    "localhost,localhost",
    "LocalHost:8080,localhost",
    "a.example.,a.example",
    "a.example.:80,a.example",
    "[::1]:80,[::1]",
    "[::1],[::1]",
    "'',''"
  })
  void a_host_is_compared_without_port_case_and_final_dot(String authority, String host) {
    assertThat(HostName.of(authority)).isEqualTo(host);
  }
}
