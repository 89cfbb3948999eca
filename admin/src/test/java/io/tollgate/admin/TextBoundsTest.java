package io.tollgate.admin;

import io.tollgate.admin.rest.input.FormField;
import io.tollgate.admin.rest.route.Access;
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
import io.tollgate.admin.tenant.Tenant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.node.ObjectNode;

/** What holds of every text that comes in: it has an end. */
@OnSqlite
record TextBoundsTest(DatabaseKind database) {
  private static final String LONG = "x".repeat(70_000);

  private static final Set<FormField.Kind> OF_TEXT =
      EnumSet.of(FormField.Kind.TEXT, FormField.Kind.TEXTS, FormField.Kind.TEXT_MAP);

  /** Descriptions of APIs are long, and flags and dates hold no text. */
  private static final Set<String> LONGER = Set.of("body");

  @TestFactory
  Stream<DynamicTest> every_text_has_an_end(Installation installation) {
    return installation.admin().routes().stream()
        .filter(route -> route.access().kind() != Access.Kind.OPEN)
        .filter(route -> route.verb() != Verb.GET)
        .filter(route -> !texts(route).isEmpty())
        .map(
            route ->
                DynamicTest.dynamicTest(Stage.name(route), () -> refuses(installation, route)));
  }

  /** The texts that a route takes, by name: of its form, and beside it. */
  private static Map<String, FormField.Kind> texts(Route<?, ?, ?> route) {
    Map<String, FormField.Kind> texts = new LinkedHashMap<>();
    if (route.form() != null) {
      for (FormField field : route.form().fields()) {
        if (OF_TEXT.contains(field.kind()) && !LONGER.contains(field.name())) {
          texts.put(field.name(), field.kind());
        }
      }
    }
    route.parameters().forEach(name -> texts.put(name, FormField.Kind.TEXT));
    return texts;
  }

  private static void refuses(Installation installation, Route<?, ?, ?> route) {
    Stage stage = new Stage(installation, route);
    boolean ofMaster = route.access().kind() == Access.Kind.MASTER;
    Client client =
        ofMaster
            ? stage.client().with(installation.admin().masterSide().tokens().create())
            : stage.client();
    String text = LONG + stage.tenant();
    SoftAssertions all = new SoftAssertions();
    texts(route)
        .forEach(
            (name, kind) -> {
              Reply reply = sent(client, with(stage.request(), name, kind, text));
              String what = "%s of %s".formatted(name, stage.request());
              if (reply.status() / 100 == 2) {
                // Not taken at all: such as a system name, which is given once.
                Long[] tenants = ofMaster ? everybody(installation) : new Long[] {stage.tenant()};
                all.assertThat(Digest.of(installation, tenants).holding(text).size())
                    .as(what)
                    .isZero();
              } else {
                all.assertThat(reply.status()).as(what).isIn(List.of(400, 422));
                if (reply.status() == 422) {
                  all.assertThat(reply.body()).as(what).contains(name);
                }
              }
            });
    all.assertAll();
  }

  private static Request with(Request request, String name, FormField.Kind kind, String text) {
    ObjectNode input = request.input().deepCopy();
    switch (kind) {
      case TEXT_MAP -> input.putObject(name).put("key", text);
      case TEXTS -> input.putArray(name).add(text);
      default -> input.put(name, text);
    }
    return request.withInput(input);
  }

  /** In the body, whatever the verb: a request's head has an end of its own. */
  private static Reply sent(Client client, Request request) {
    return request.sendAs(client, ".json", "application/json", request.input().toString());
  }

  private static Long[] everybody(Installation installation) {
    return installation.admin().tenants().all().stream().map(Tenant::id).toArray(Long[]::new);
  }
}
