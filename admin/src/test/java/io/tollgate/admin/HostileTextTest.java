package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.rest.input.Form;
import io.tollgate.admin.rest.input.FormField;
import io.tollgate.admin.rest.output.Format;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Verb;
import io.tollgate.admin.sample.Digest;
import io.tollgate.admin.sample.Request;
import io.tollgate.admin.sample.Stage;
import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Documents;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.OnBothDatabases;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What holds of every text that comes in: whatever it means to SQL, HTTP, XML or JSON, it is kept
 * to the letter or refused, and never harms the answer.
 */
@OnBothDatabases
record HostileTextTest(DatabaseKind database) {
  private static final String SIGNS =
      "'; DROP TABLE users; -- \\\" or \"1\"=\"1 <script>x</script>]]>&amp;<!-- %00%0d%0a%27+ %s ${x}"
          + " {{x}} ../../../etc/passwd";

  private static final String NUL = "nul\u0000";

  private static final List<String> TEXTS =
      List.of(
          SIGNS,
          "line\r\nX-Injected: yes\r\n\r\nbody\ttab",
          NUL,
          "half \ud83d of a character",
          "\ud83d\ude00 \u00e9e\u0301 \u202eback \u2028 \u0085 \ufffe\uffff \ud835\udcd0",
          "x".repeat(100_000));

  /** Where all of them would be the same again. */
  private static final List<String> FEW = List.of(SIGNS, NUL, "1e999999999");

  private static final List<String> QUERY_TEXTS =
      List.of(SIGNS, NUL, "", "-1", "0", "9223372036854775808", "1e999999999", "a".repeat(4000));

  private static final Set<FormField.Kind> OF_TEXT =
      EnumSet.of(FormField.Kind.TEXT, FormField.Kind.TEXTS, FormField.Kind.TEXT_MAP);

  @TestFactory
  Stream<DynamicTest> every_field_takes_every_text_or_refuses_it(Installation installation) {
    List<Route<?, ?, ?>> routes = Stage.routesOfTenants(installation).toList();
    Set<Form<?>> updating = Collections.newSetFromMap(new IdentityHashMap<>());
    routes.stream()
        .filter(route -> route.verb() == Verb.PUT)
        .map(Route::form)
        .forEach(updating::add);
    return routes.stream()
        .filter(route -> route.form() != null)
        .map(
            route -> {
              boolean again = route.verb() == Verb.POST && updating.contains(route.form());
              List<String> texts = again || database == DatabaseKind.POSTGRESQL ? FEW : TEXTS;
              return DynamicTest.dynamicTest(
                  Stage.name(route), () -> fields(installation, route, texts));
            });
  }

  @TestFactory
  Stream<DynamicTest> every_path_takes_every_text_or_refuses_it(Installation installation) {
    return Stage.routesOfTenants(installation)
        .filter(route -> database == DatabaseKind.SQLITE && route.path().text().contains("{"))
        .map(route -> DynamicTest.dynamicTest(Stage.name(route), () -> path(installation, route)));
  }

  @TestFactory
  Stream<DynamicTest> every_query_takes_every_text_or_refuses_it(Installation installation) {
    return Stage.routesOfTenants(installation)
        .filter(route -> !route.parameters().isEmpty() && !route.verb().writes())
        .map(route -> DynamicTest.dynamicTest(Stage.name(route), () -> query(installation, route)));
  }

  private static void query(Installation installation, Route<?, ?, ?> route) {
    Stage stage = new Stage(installation, route);
    for (String name : route.parameters()) {
      for (String hostile : QUERY_TEXTS) {
        ObjectNode input = stage.request().input().deepCopy().put(name, hostile);
        Reply reply = stage.request().withInput(input).send(stage.client());
        assertThat(reply.status())
            .as("%s=%s: %s", name, hostile, reply.body())
            .isIn(200, 400, 404, 422);
      }
    }
  }

  private static void fields(Installation installation, Route<?, ?, ?> route, List<String> texts) {
    Stage stage = new Stage(installation, route);
    JsonNode before =
        route.verb() == Verb.PUT
            ? stage.request().send(stage.client()).only()
            : JsonMapper.shared().nullNode();
    int number = 0;
    for (FormField field : Objects.requireNonNull(route.form()).fields()) {
      for (String hostile : OF_TEXT.contains(field.kind()) ? texts : FEW) {
        number++;
        Request request = stage.distinct(number);
        ObjectNode input = request.input().deepCopy();
        if (field.kind() == FormField.Kind.TEXT_MAP) {
          input.putObject(field.name()).put("key", hostile);
        } else {
          input.put(field.name(), hostile);
        }
        boolean xml = number % 2 == 0 && route.formats().has(Format.XML);
        Reply reply =
            request.sendAs(
                stage.client(), xml ? ".xml" : ".json", "application/json", ascii(input));
        String what = field.name() + "=" + hostile.substring(0, Math.min(60, hostile.length()));
        assertThat(reply.status()).as("%s: %s", what, reply.body()).isLessThan(500);
        assertThat(reply.headers().map()).as(what).doesNotContainKey("x-injected");
        if (xml) {
          Documents.xml(reply.body());
        } else if (reply.status() < 300 && field.kind() == FormField.Kind.TEXT) {
          JsonNode shown = reply.only().path(field.name());
          assertThat(shown.asString(hostile))
              .as(what)
              .isIn(
                  hostile,
                  before.path(field.name()).asString(""),
                  input.path("system_name").asString(""),
                  "/" + hostile);
        }
      }
    }
  }

  /** So that halves of characters come through. */
  private static String ascii(ObjectNode input) {
    StringBuilder ascii = new StringBuilder();
    input
        .toString()
        .chars()
        .forEach(c -> ascii.append(c < 0x80 ? Character.toString(c) : "\\u%04x".formatted(c)));
    return ascii.toString();
  }

  private static void path(Installation installation, Route<?, ?, ?> route) {
    Stage stage = new Stage(installation, route);
    Client client = stage.client();
    Digest before = Digest.of(installation, stage.tenant());
    for (String name : stage.request().path().keySet()) {
      for (String hostile : FEW) {
        Reply reply = stage.request().withPath(name, hostile).send(client);
        assertThat(reply.status())
            .as("%s in %s: %s", hostile, name, reply.body())
            .isIn(400, 404, 422);
      }
      String longest = "9".repeat(4000);
      assertThat(stage.request().withPath(name, longest).send(client).status()).isIn(400, 404, 422);
    }
    assertThat(before.differences(Digest.of(installation, stage.tenant()))).isEmpty();
  }
}
