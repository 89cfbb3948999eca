package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.OnBothDatabases;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Chains that are nearly right. */
@OnBothDatabases
record PolicyChainInputTest(DatabaseKind database) {

  private static String path(long service) {
    return "/admin/api/services/" + service + "/proxy/policies.json";
  }

  private static String chain(String more) {
    return "[{\"name\":\"headers\",\"version\":\"builtin\",\"configuration\":{}" + more + "}]";
  }

  private static Reply put(Client client, long service, String chain) {
    return client.putJson(path(service), "{\"policies_config\":" + chain + "}");
  }

  @Test
  void enabled_is_a_flag(Client client) {
    long service = client.productWithUpstream("Weather");

    for (String wrong : List.of("\"abc\"", "{}", "[]", "5", "\"true\"")) {
      Reply reply = put(client, service, chain(",\"enabled\":" + wrong));
      assertThat(reply.status()).as(wrong + reply.body()).isEqualTo(422);
      assertThat(
              reply
                  .json()
                  .path("policies_config")
                  .path(0)
                  .path("errors")
                  .path("enabled")
                  .path(0)
                  .asString())
          .isEqualTo("is invalid");
    }
    for (String on : List.of("", ",\"enabled\":null", ",\"enabled\":true")) {
      Reply reply = put(client, service, chain(on));
      assertThat(reply.status()).as(reply.body()).isEqualTo(200);
      assertThat(reply.json().path("policies_config").path(0).path("enabled").asBoolean())
          .as(on)
          .isTrue();
    }
    assertThat(
            put(client, service, chain(",\"enabled\":false"))
                .json()
                .path("policies_config")
                .path(0)
                .path("enabled")
                .asBoolean())
        .isFalse();
  }

  @Test
  void a_name_may_not_come_twice_in_text_either(Client client) {
    long service = client.productWithUpstream("Weather");
    String twice = chain(",\"name\":\"echo\"");

    Reply text = client.put(path(service), "policies_config", twice);

    assertThat(text.status()).as(text.body()).isEqualTo(422);
    assertThat(text.json().path("errors").path("policies_config").path(0).asString())
        .isEqualTo("is invalid");
    assertThat(put(client, service, twice).status()).isEqualTo(400);
    assertThat(client.put(path(service), "policies_config", chain("") + " []").status())
        .isEqualTo(422);
  }

  @Test
  void what_no_database_holds_is_refused_wherever_it_stands(Client client) {
    long service = client.productWithUpstream("Weather");
    String before = client.get(path(service)).body();

    for (String configuration :
        List.of(
            "{\"a\":[{\"b\":\"\\u0000\"}]}",
            "{\"a\":\"\\ud800\"}",
            "{\"a\":[\"\\udc00x\"]}",
            "{\"a\":\"\\u001b\"}",
            "{\"\\u0000\":1}")) {
      Reply reply = put(client, service, chain("").replace("{}", configuration));
      assertThat(reply.status()).as(configuration + reply.body()).isEqualTo(422);
      assertThat(reply.json().path("errors").path("policies_config").path(0).asString())
          .isEqualTo("is invalid");
    }
    assertThat(client.get(path(service)).body()).isEqualTo(before);
  }
}
