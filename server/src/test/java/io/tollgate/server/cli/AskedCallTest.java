package io.tollgate.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AskedCallTest {

  private static final String QUERY = "provider_key=p/k&usage[hits]=1&referrer=http://x?y=z";

  @Test
  void takes_a_query_as_authrep_unless_told_otherwise() {
    assertThat(AskedCall.read(QUERY, null)).isEqualTo(new AskedCall("authrep", QUERY));
    assertThat(AskedCall.read("?" + QUERY, "authorize"))
        .isEqualTo(new AskedCall("authorize", QUERY));
  }

  @Test
  void takes_endpoint_and_query_out_of_a_url_or_path() {
    for (String before :
        new String[] {
          "http://localhost:3000/transactions/oauth_authrep.xml?",
          "/transactions/oauth_authrep.xml?"
        }) {
      assertThat(AskedCall.read(before + QUERY, null))
          .isEqualTo(new AskedCall("oauth_authrep", QUERY));
    }
    assertThat(AskedCall.read("/transactions/authrep.xml", "authorize"))
        .isEqualTo(new AskedCall("authorize", ""));
  }

  @Test
  void refuses_the_url_of_something_else() {
    assertThatThrownBy(() -> AskedCall.read("http://localhost:8080/hello?user_key=u", null))
        .hasMessageContaining("http://localhost:8080/hello")
        .hasMessageContaining("/transactions/authrep.xml");
  }
}
