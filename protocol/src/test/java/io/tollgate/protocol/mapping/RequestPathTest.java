package io.tollgate.protocol.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.protocol.mapping.RequestPath.AsReceived;
import io.tollgate.protocol.mapping.RequestPath.Malformed;
import io.tollgate.protocol.mapping.RequestPath.Normalised;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/a/b/",
        "/.well-known/x",
        "/...",
        "/a/..;x/b",
        "/a..b",
        "/a%20b",
        "/a%25zz",
        "/%252e%252e/x",
        "/[x]~!$&'()*+,;=@:-_.",
        "/%C3%A9",
        "/a%5C..%5Cb"
      })
  void leaves_a_path_in_normal_form_as_received(String path) {
    assertThat(RequestPath.of(path)).isEqualTo(AsReceived.INSTANCE);
  }

  @ParameterizedTest
  @CsvSource({
    "/a/../admin, /admin",
    "/a/b/../../c/, /c/",
    "/a//b, /a/b",
    "///, /",
    "/a/., /a/",
    "/a/./b, /a/b",
    "/a/.., /",
    "/a/b/.., /a/",
    "/./x, /x",
    "/a//../b, /b",
    "/a/%2e%2E/b, /b",
    "/a/.%2e/b, /b",
    "/%2e/b, /b",
    "/a/../b%20c, /b%20c"
  })
  void resolves_dot_segments_and_merges_slashes_and_forwards_that(String received, String path) {
    assertThat(RequestPath.of(received)).isEqualTo(new Normalised(path, true, false));
  }

  @ParameterizedTest
  @CsvSource({
    "/a%2Fb, /a/b, false",
    "/a%2fb, /a/b, false",
    "/public/..%2Fadmin, /admin, true",
    "/a%2F/b, /a/b, true"
  })
  void takes_an_encoded_slash_for_a_slash(String received, String path, boolean restructured) {
    assertThat(RequestPath.of(received)).isEqualTo(new Normalised(path, restructured, true));
  }

  @ParameterizedTest
  @CsvSource({
    "/a%2Bb, /a+b",
    "/%41%7e, /A~",
    "/a%0ab, /a%0Ab",
    "/%3f%23, /%3F%23",
    "/a\"b, /a%22b",
    "/<>\\^{}|`, /%3C%3E%5C%5E%7B%7D%7C%60",
    "/é, /%E9",
    "/%c3%a9, /%C3%A9",
    "'/a b', /a%20b"
  })
  void spells_every_path_in_one_way(String received, String path) {
    assertThat(RequestPath.of(received)).isEqualTo(new Normalised(path, false, false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/../x|leads above the root",
        "/..|leads above the root",
        "/a/../../x|leads above the root",
        "//../x|leads above the root",
        "/./..|leads above the root",
        "/%2e%2e%2fx|leads above the root",
        "/%zz|has a percent sign without two hexadecimal digits",
        "/%|has a percent sign without two hexadecimal digits",
        "/a%4|has a percent sign without two hexadecimal digits",
        "/%+1|has a percent sign without two hexadecimal digits",
        "/%00|has a NUL",
        "/a/%00/../b|has a NUL",
        "/€|has a character that is no byte",
        "*|does not start with a slash",
        "a/b|does not start with a slash",
        "''|does not start with a slash"
      })
  void refuses_what_has_no_meaning(String received, String reason) {
    assertThat(RequestPath.of(received)).isEqualTo(new Malformed(reason));
  }

  @Test
  void gives_a_path_that_stays_as_it_is_when_read_again() {
    Random random = new Random(25);
    String[] pieces = {
      "/", "//", ".", "..", "a", "%2F", "%2e", "%41", "%25", "é", "\"", "%zz", ";"
    };
    int normalised = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder received = new StringBuilder("/");
      for (int n = random.nextInt(8); n > 0; n--) {
        received.append(pieces[random.nextInt(pieces.length)]);
      }
      if (RequestPath.of(received.toString()) instanceof Normalised found) {
        assertThat(RequestPath.of(found.path()))
            .as(received.toString())
            .isEqualTo(AsReceived.INSTANCE);
        normalised++;
      }
    }
    assertThat(normalised).isGreaterThan(5_000);
  }
}
