package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.rest.input.FormField;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Verb;
import io.tollgate.admin.sample.Digest;
import io.tollgate.admin.sample.Request;
import io.tollgate.admin.sample.Stage;
import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.OnSqlite;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What holds of every endpoint that takes a body: one that it cannot take is refused as a whole.
 */
@OnSqlite
record HostileBodiesTest(DatabaseKind database) {
  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final int MOST = 10 * 1024 * 1024;

  private static final List<String> OTHER_TYPES =
      List.of("text/plain", "application/xml", "application/octet-stream", "application/json5");

  private static final List<String> NO_OBJECTS =
      List.of(
          "{\"a\":".repeat(50_000),
          "[".repeat(100_000),
          "{\"a\":1,\"a\":2}",
          "{\"a\":" + "9".repeat(100_000) + "}",
          "{\"" + "n".repeat(100_000) + "\":1}",
          "{\"a\":1}{\"a\":1}",
          "{\"a\":[" + "1,".repeat(100_000) + "1]}",
          "{\"a\":NaN}",
          "{a:1}",
          "[1]",
          "\"text\"",
          "null",
          "{",
          "\ufeff{}x");

  private static final List<String> NUMBERS =
      List.of("1e999999999", "1e-999999999", "99999999999999999999", "-1", "1.5", "-0.0", "1e18");

  private static final Set<FormField.Kind> OF_NUMBERS =
      EnumSet.of(FormField.Kind.INTEGER, FormField.Kind.MONEY, FormField.Kind.TIME);

  @TestFactory
  Stream<DynamicTest> every_body_that_is_no_input_is_refused(Installation installation) {
    return routes(installation)
        .map(
            route ->
                DynamicTest.dynamicTest(Stage.name(route), () -> refuses(installation, route)));
  }

  @TestFactory
  Stream<DynamicTest> every_number_is_taken_or_refused(Installation installation) {
    return routes(installation)
        .filter(route -> route.form() != null)
        .map(
            route ->
                DynamicTest.dynamicTest(Stage.name(route), () -> numbers(installation, route)));
  }

  private static Stream<Route<?, ?, ?>> routes(Installation installation) {
    return Stage.routesOfTenants(installation)
        .filter(route -> route.verb() == Verb.POST || route.verb() == Verb.PUT);
  }

  private static void refuses(Installation installation, Route<?, ?, ?> route) {
    Stage stage = new Stage(installation, route);
    Request request = stage.request();
    Client client = stage.client();
    Digest before = Digest.of(installation, stage.tenant());

    for (String type : OTHER_TYPES) {
      Reply reply = request.sendAs(client, ".json", type, request.input() + " ");
      assertThat(reply.status()).as("%s: %s", type, reply.body()).isEqualTo(415);
      assertThat(reply.only().asString()).contains("application/json");
    }
    for (String body : NO_OBJECTS) {
      Reply reply = request.sendAs(client, ".json", JSON, body);
      assertThat(reply.status()).as("%.40s: %s", body, reply.body()).isEqualTo(400);
      assertThat(reply.only().asString()).hasSizeBetween(10, 200);
    }
    assertThat(request.sendAs(client, ".json", FORM, "a=%zz").status()).isEqualTo(400);
    assertThat(request.sendAs(client, ".json", FORM, "a=%ff").status()).isEqualTo(400);
    assertThat(request.sendAs(client, ".json", "multipart/form-data", "x").status()).isEqualTo(400);
    assertThat(before.differences(Digest.of(installation, stage.tenant()))).isEmpty();
  }

  private static void numbers(Installation installation, Route<?, ?, ?> route) {
    Stage stage = new Stage(installation, route);
    int count = 0;
    for (FormField field : Objects.requireNonNull(route.form()).fields()) {
      for (String number : OF_NUMBERS.contains(field.kind()) ? NUMBERS : NUMBERS.subList(0, 1)) {
        count++;
        ObjectNode input = stage.distinct(count).input();
        input.put(field.name(), "@");
        Reply reply =
            stage
                .request()
                .sendAs(stage.client(), ".json", JSON, input.toString().replace("\"@\"", number));
        assertThat(reply.status())
            .as("%s=%s: %s", field.name(), number, reply.body())
            .isLessThan(500);
      }
    }
  }

  @Test
  void a_number_in_what_is_kept_as_it_came_stays_the_number_that_it_is(Client client) {
    String path =
        "/admin/api/services/" + client.productWithUpstream("Big") + "/proxy/policies.json";
    String chain =
        "[{\"name\":\"cors\",\"version\":\"builtin\",\"enabled\":true,"
            + "\"configuration\":{\"a\":1e999999999,\"b\":0.10,\"c\":12345678901234567890123}}]";

    Reply reply = client.putJson(path, "{\"policies_config\":" + chain + "}");

    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    assertThat(client.get(path).body()).contains("12345678901234567890123").contains("0.1");
    assertThat(client.get(path).body()).hasSizeLessThan(1000);
  }

  @Test
  void a_body_beyond_the_limit_is_refused_and_the_next_one_is_taken(Client client) {
    String path = "/admin/api/services.json";
    for (Map.Entry<String, String> each :
        new TreeMap<>(
                Map.of(
                    JSON, "{\"name\":\"" + "x".repeat(MOST) + "\"}",
                    FORM, "name=" + "x".repeat(MOST)))
            .entrySet()) {
      Reply reply = client.send("POST", path, each.getKey(), each.getValue());
      assertThat(reply.status()).as(each.getKey()).isEqualTo(413);
    }
    assertThat(client.post(path, "name", "After").status()).isEqualTo(201);
  }

  @Test
  void a_body_that_is_just_short_enough_harms_nothing(Client client) {
    String path = "/admin/api/services.json";
    for (String body :
        List.of(
            "a=1&".repeat(MOST / 4),
            "a[]=1&".repeat(MOST / 6),
            "a" + "[b]".repeat(MOST / 4) + "=1",
            "%41".repeat(MOST / 3 - 1) + "=1",
            "x".repeat(MOST))) {
      assertThat(client.send("POST", path, FORM, body).status()).isBetween(400, 499);
    }
    String deep = "[".repeat(400) + "]".repeat(400);
    String wide = "[" + "1,".repeat(40_000) + "1]";
    for (String value : List.of(deep, wide)) {
      String json = "{\"name\":" + value + "}";
      assertThat(client.send("POST", path, JSON, json).status()).isEqualTo(422);
    }
    assertThat(client.post(path, "name", "After").status()).isEqualTo(201);
  }
}
