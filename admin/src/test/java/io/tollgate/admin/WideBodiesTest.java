package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.OnSqlite;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** JSON of many small values: its tree would take many times the memory of its text. */
@OnSqlite
record WideBodiesTest(DatabaseKind database) {
  private static final String JSON = "application/json";
  private static final String SERVICES = "/admin/api/services.json";
  private static final String WIDE = "[" + "{},".repeat(3_000_000) + "{}]";
  private static final List<String> BODIES =
      List.of(
          "{\"a\":" + WIDE + "}",
          "{\"a\":[" + "[],".repeat(3_000_000) + "[]]}",
          "{\"a\":[" + "\"\",".repeat(3_000_000) + "1]}");

  @Test
  void a_wide_body_is_refused_also_when_others_come_at_the_same_time(Client client) {
    for (String body : BODIES) {
      for (String method : List.of("POST", "GET")) {
        for (Reply reply : twice(() -> client.send(method, SERVICES, JSON, body))) {
          assertThat(reply.status()).as(reply.body()).isEqualTo(400);
          assertThat(reply.json().path("error").asString()).contains("100000 names and values");
        }
      }
    }
    assertThat(client.post(SERVICES, "name", "After").status()).isEqualTo(201);
  }

  @Test
  void a_wide_text_in_a_field_is_refused(Client client) {
    String chain =
        "/admin/api/services/" + client.productWithUpstream("Wide") + "/proxy/policies.json";
    String text = "{\"policies_config\":" + JsonMapper.shared().writeValueAsString(WIDE) + "}";
    for (Reply reply : twice(() -> client.putJson(chain, text))) {
      assertThat(reply.status()).isEqualTo(422);
      assertThat(reply.body()).hasSizeLessThan(200);
    }
    for (Reply reply :
        twice(() -> client.put(chain, "policies_config", WIDE.substring(0, 500_000) + "{}]"))) {
      assertThat(reply.status()).isEqualTo(422);
    }
  }

  @Test
  void the_description_of_a_large_api_is_taken(Client client) {
    String path = "{\"get\":{\"responses\":{\"200\":{\"description\":\"fine\"}}}}";
    StringBuilder body = new StringBuilder("{\"openapi\":\"3.0.0\",\"paths\":{\"/\":" + path);
    for (int i = 0; i < 10_000; i++) {
      body.append(",\"/p").append(i).append("\":").append(path);
    }
    String document = body.append("}}").toString();

    Reply reply =
        client.postJson(
            "/admin/api/active_docs.json",
            JsonMapper.shared()
                .createObjectNode()
                .put("name", "Large")
                .put("body", document)
                .put("skip_swagger_validations", true)
                .toString());

    assertThat(reply.status()).as("%.200s", reply.body()).isEqualTo(201);
  }

  private static List<Reply> twice(Supplier<Reply> call) {
    return Stream.of(CompletableFuture.supplyAsync(call), CompletableFuture.supplyAsync(call))
        .toList()
        .stream()
        .map(CompletableFuture::join)
        .toList();
  }
}
