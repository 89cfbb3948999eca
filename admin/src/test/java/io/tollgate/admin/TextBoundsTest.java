package io.tollgate.admin;

import io.tollgate.admin.rest.input.FormField;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Verb;
import io.tollgate.admin.sample.Digest;
import io.tollgate.admin.sample.Stage;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.OnSqlite;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
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
    return Stage.routesOfTenants(installation)
        .filter(route -> route.verb() == Verb.POST || route.verb() == Verb.PUT)
        .filter(route -> route.form() != null)
        .map(
            route ->
                DynamicTest.dynamicTest(Stage.name(route), () -> refuses(installation, route)));
  }

  private static void refuses(Installation installation, Route<?, ?, ?> route) {
    Stage stage = new Stage(installation, route);
    SoftAssertions all = new SoftAssertions();
    for (FormField field : Objects.requireNonNull(route.form()).fields()) {
      if (OF_TEXT.contains(field.kind()) && !LONGER.contains(field.name())) {
        ObjectNode input = stage.request().input().deepCopy();
        switch (field.kind()) {
          case TEXT_MAP -> input.putObject(field.name()).put("key", LONG);
          case TEXTS -> input.putArray(field.name()).add(LONG);
          default -> input.put(field.name(), LONG);
        }
        Reply reply = stage.request().withInput(input).send(stage.client());
        String what = "%s of %s".formatted(field.name(), stage.request());
        if (reply.status() / 100 == 2) {
          // Not taken at all: such as a system name, which is given once.
          all.assertThat(Digest.of(installation, stage.tenant()).holding(LONG).size())
              .as(what)
              .isZero();
        } else {
          all.assertThat(reply.status()).as(what).isIn(List.of(400, 422));
        }
      }
    }
    all.assertAll();
  }
}
