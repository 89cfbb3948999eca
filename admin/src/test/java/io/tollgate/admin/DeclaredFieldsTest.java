package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.rest.input.Form;
import io.tollgate.admin.rest.input.FormField;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Verb;
import io.tollgate.admin.sample.Request;
import io.tollgate.admin.sample.Stage;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.OnSqlite;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Forms tell the truth about their fields: what they need, and what they take. */
@OnSqlite
record DeclaredFieldsTest(DatabaseKind database) {
  private static final String UNLISTED = "no-such-choice";

  /** Whether an event is taken depends on the state, and one that does not fit is invalid. */
  private static final String EVENT = "state_event";

  @Test
  void something_new_is_refused_without_what_it_needs_and_nothing_else(Installation installation) {
    Stage.routesOfTenants(installation)
        .filter(route -> route.form() != null && route.verb() == Verb.POST)
        .forEach(
            route ->
                assertThat(needed(new Stage(installation, route), form(route)))
                    .as(Stage.name(route))
                    .isEqualTo(new TreeSet<>(form(route).needed())));
  }

  private static Set<String> needed(Stage stage, Form<?> form) {
    Request request = stage.request();
    Set<String> needed = new TreeSet<>();
    for (FormField field : form.fields()) {
      ObjectNode input = request.input().deepCopy();
      input.remove(field.name());
      Reply reply = request.withInput(input).send(stage.client());
      if (reply.status() == 400 || says(reply, field.name(), Validation.BLANK)) {
        needed.add(field.name());
      }
    }
    return needed;
  }

  @Test
  void a_choice_is_declared_where_one_is_asked_for(Installation installation) {
    Map<FormField, Set<String>> taken = new HashMap<>();
    Stage.routesOfTenants(installation)
        .filter(route -> route.form() != null)
        .forEach(route -> choices(new Stage(installation, route), form(route), taken));

    assertThat(taken).isNotEmpty();
    taken.forEach(
        (field, values) ->
            assertThat(values)
                .as(field.name())
                .containsExactlyInAnyOrderElementsOf(field.choices()));
  }

  private static void choices(Stage stage, Form<?> form, Map<FormField, Set<String>> taken) {
    for (FormField field : form.fields()) {
      if (field.kind() != FormField.Kind.TEXT && field.kind() != FormField.Kind.TEXTS) {
        continue;
      }
      boolean event = field.name().equals(EVENT);
      boolean declared = !field.choices().isEmpty();
      boolean asked =
          says(stage, field, UNLISTED, event ? Validation.INVALID : Validation.NOT_LISTED);
      // What is fixed once it is made is not looked at afterwards.
      if (asked || stage.request().route().verb() == Verb.POST) {
        assertThat(declared).as(stage.request() + " " + field.name()).isEqualTo(asked);
      }
      if (!event) {
        for (String choice : field.choices()) {
          if (!says(stage, field, choice, Validation.NOT_LISTED)) {
            taken.computeIfAbsent(field, none -> new HashSet<>()).add(choice);
          }
        }
      }
    }
  }

  private static boolean says(Stage stage, FormField field, String value, String message) {
    Request request = stage.distinct((field.name() + value).hashCode() & 0xFFFF);
    ObjectNode input = request.input();
    if (field.kind() == FormField.Kind.TEXTS) {
      input.putArray(field.name()).add(value);
    } else {
      input.put(field.name(), value);
    }
    return says(request.withInput(input).send(stage.client()), field.name(), message);
  }

  private static boolean says(Reply reply, String field, String message) {
    return reply.status() == 422
        && reply
            .json()
            .path("errors")
            .path(field)
            .valueStream()
            .anyMatch(each -> each.asString().equals(message));
  }

  private static Form<?> form(Route<?, ?, ?> route) {
    return Objects.requireNonNull(route.form());
  }
}
