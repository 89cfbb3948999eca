package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.OnSqlite;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Texts of any length are taken or refused; none makes the server fail. */
@OnSqlite
record LongTextsTest(DatabaseKind database) {

  @Test
  void a_test_path_may_be_as_long_as_the_contract_says(Client client) {
    String proxy = "/admin/api/services/" + client.productWithUpstream("Long") + "/proxy.json";

    for (String path : List.of("/" + "a".repeat(8191), "/%41" + "b/%42".repeat(1600))) {
      Reply taken = client.patch(proxy, "api_test_path", path);
      assertThat(taken.status()).as(taken.body()).isEqualTo(200);
    }
    for (int length : List.of(8193, 1_000_000)) {
      Reply refused = client.patch(proxy, "api_test_path", "/" + "a".repeat(length));
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.body()).contains("too long").hasSizeLessThan(300);
    }
  }

  @Test
  void descriptions_have_an_end(Client client) {
    String most = "d".repeat(65_535);
    String service = "/admin/api/services/" + client.product("Wordy") + ".json";
    for (String field : List.of("description", "terms", "txt_support")) {
      assertThat(client.put(service, field, most).status()).as(field).isEqualTo(200);
      Reply refused = client.put(service, field, most + "d");
      assertThat(refused.status()).as(field).isEqualTo(422);
      assertThat(refused.json().path("errors").path(field).toString()).contains("65535");
    }
    Reply metric =
        client.post(
            service.replace(".json", "/metrics.json"),
            "friendly_name",
            "m",
            "unit",
            "u",
            "description",
            most + "d");
    assertThat(metric.status()).isEqualTo(422);
  }

  @Test
  void paths_that_are_much_too_long_are_refused(Client client) {
    String proxy = "/admin/api/services/" + client.product("Far") + "/proxy.json";
    Reply backend =
        client.post(
            "/admin/api/backend_apis.json", "name", "b", "private_endpoint", "http://b.example");
    for (String path : List.of("/" + "a".repeat(100_000), "/a".repeat(50_000))) {
      String url = "http://b.example" + path;
      assertThat(client.patch(proxy, "api_backend", url).status()).isEqualTo(422);
      assertThat(
              client
                  .post("/admin/api/backend_apis.json", "name", "c", "private_endpoint", url)
                  .status())
          .isEqualTo(422);
      Reply usage =
          client.post(
              proxy.replace("/proxy.json", "/backend_usages.json"),
              "backend_api_id",
              Long.toString(backend.id()),
              "path",
              path);
      assertThat(usage.status()).as(usage.body()).isEqualTo(422);
    }
  }
}
