package io.tollgate.admin.backendapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.outcome.Validation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateEndpointTest {
  private static final PrivateEndpoint.Allowed ANYTHING = new PrivateEndpoint.Allowed(true, true);

  private static @Nullable String read(String text, PrivateEndpoint.Allowed allowed) {
    Validation validation = new Validation();
    String read = PrivateEndpoint.read(validation, "private_endpoint", text, allowed);
    assertThat(validation.errors().isEmpty()).isEqualTo(read != null);
    return read;
  }

  @ParameterizedTest
  @CsvSource({
    "https://api.example.com, https://api.example.com:443",
    "http://api.example.com/, http://api.example.com:80",
    "HTTP://API.example.com:8080/v1, http://API.example.com:8080/v1",
    "ws://[2001:db8::1], ws://[2001:db8::1]:80",
    "wss://host_name/a/b, wss://host_name:443/a/b",
  })
  void makes_the_port_explicit(String text, String expected) {
    assertThat(read(text, ANYTHING)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ftp://x",
        "http://",
        "example.com",
        "http://user@example.com",
        "http://example.com?a=b",
        "http://example.com#a",
        "http://example.com:0",
        "http://example.com:65536",
        "http://exa mple.com",
        "http://-example",
      })
  void refuses_what_is_no_base_url(String text) {
    assertThat(read(text, ANYTHING)).isNull();
  }

  @Test
  void a_path_can_be_forbidden() {
    PrivateEndpoint.Allowed noPath = new PrivateEndpoint.Allowed(false, true);

    assertThat(read("http://example.com/v1", noPath)).isNull();
    assertThat(read("http://example.com/", noPath)).isEqualTo("http://example.com:80");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost",
        "http://a.LOCALHOST",
        "http://127.1.2.3",
        "http://10.0.0.1",
        "http://192.168.1.1",
        "http://169.254.1.1",
        "http://0.0.0.0",
        "http://[::1]",
        "http://[fd00::1]",
        "http://[::ffff:10.0.0.1]",
        "http://2130706433",
        "http://0x7f000001",
        "http://0177.0.0.01",
        "http://127.1",
        "http://100.64.0.1",
        "http://224.0.0.1",
      })
  void private_addresses_can_be_forbidden(String text) {
    assertThat(read(text, new PrivateEndpoint.Allowed(true, false))).isNull();
    assertThat(read(text, ANYTHING)).isNotNull();
  }
}
