package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.rest.input.Form;
import io.tollgate.admin.rest.input.FormField;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Verb;
import io.tollgate.admin.sample.Digest;
import io.tollgate.admin.sample.Request;
import io.tollgate.admin.sample.Stage;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.OnSqlite;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What holds of every endpoint that writes: what it shows but does not take, and what only the
 * database knows, cannot be written by sending it (account-management-api.md, 1.3).
 */
@OnSqlite
record ReadOnlyFieldsTest(DatabaseKind database) {
  private static final long NUMBER = 987_654_321;
  private static final String TEXT = "planted";
  private static final String TIME = "1999-12-31T23:59:59Z";
  private static final String MILLIS = "946684799000";

  /** Columns and fields of others. */
  private static final List<String> NUMBERS =
      List.of(
          "id",
          "tenant_id",
          "account_id",
          "user_account_id",
          "user_id",
          "provider_id",
          "owner_id",
          "plan_id",
          "service_id",
          "issuer_id",
          "original_plan_id",
          "contract_id",
          "lock_version",
          "version",
          "application_id");

  private static final List<String> TEXTS =
      List.of(
          "provider_key",
          "service_token",
          "password_digest",
          "crypted_password",
          "digest",
          "value",
          "uuid",
          "user_key",
          "tenant",
          "scopes",
          "permission",
          "extra_fields",
          "org_name");

  private static final List<String> TIMES =
      List.of("created_at", "updated_at", "deployed_at", "accepted_at", "paid_until", "trial_end");

  /** Words that mean something to us, by field. */
  private static final Map<String, List<String>> WORDS =
      Map.of(
          "state", List.of("suspended", "live", "approved", "published"),
          "role", List.of("admin", "member"),
          "permission", List.of("rw"),
          "scope", List.of("service_plan", "application_plan"),
          "default", List.of("true"),
          "custom", List.of("true"),
          "enabled", List.of("false"),
          "admin", List.of("true"));

  @TestFactory
  Stream<DynamicTest> what_is_not_taken_is_not_written(Installation installation) {
    return Stage.routesOfTenants(installation)
        .filter(route -> route.verb() == Verb.POST || route.verb() == Verb.PUT)
        .map(route -> DynamicTest.dynamicTest(Stage.name(route), () -> check(installation, route)));
  }

  private static void check(Installation installation, Route<?, ?, ?> route) {
    Stage plain = new Stage(installation, route);
    Reply usual = plain.request().send(plain.client());
    JsonNode shown = object(usual);
    Stage stage = new Stage(installation, route);
    Request request = stage.request();
    ObjectNode planted = planted(route, request.input(), shown);
    ObjectNode input = request.input().deepCopy();
    planted.properties().forEach(each -> input.set(each.getKey(), each.getValue()));

    Reply reply = request.withInput(wrapped(route.form(), input)).send(stage.client());

    assertThat(reply.status()).as(reply.body()).isEqualTo(usual.status());
    for (Map.Entry<String, JsonNode> each : planted.properties()) {
      JsonNode before = shown.path(each.getKey());
      if (!before.equals(each.getValue())) {
        assertThat(object(reply).path(each.getKey()))
            .as(each.getKey())
            .isNotEqualTo(each.getValue());
      }
    }
    Digest after = Digest.of(installation, stage.tenant());
    for (String mark : List.of(Long.toString(NUMBER), TEXT, TIME, MILLIS)) {
      assertThat(after.holding(mark)).isEmpty();
    }
  }

  private static ObjectNode planted(Route<?, ?, ?> route, ObjectNode input, JsonNode shown) {
    Map<String, Object> all = new LinkedHashMap<>();
    NUMBERS.forEach(name -> all.put(name, NUMBER));
    TEXTS.forEach(name -> all.put(name, TEXT));
    TIMES.forEach(name -> all.put(name, TIME));
    for (Map.Entry<String, JsonNode> each : shown.properties()) {
      JsonNode value = each.getValue();
      if (value.isNumber()) {
        all.put(each.getKey(), NUMBER);
      } else if (value.isBoolean()) {
        all.put(each.getKey(), !value.asBoolean());
      } else if (value.isString() || value.isNull()) {
        all.put(each.getKey(), each.getKey().endsWith("_at") ? TIME : TEXT);
      }
    }
    WORDS.forEach(
        (name, words) ->
            words.stream()
                .filter(word -> !word.equals(shown.path(name).asString("")))
                .findFirst()
                .ifPresent(word -> all.put(name, word)));
    taken(route.form(), input).forEach(all::remove);
    return JsonMapper.shared().valueToTree(all);
  }

  private static Set<String> taken(@Nullable Form<?> form, ObjectNode input) {
    Set<String> names = new HashSet<>(input.propertyNames());
    if (form != null) {
      form.fields().stream().map(FormField::name).forEach(names::add);
    }
    return names;
  }

  private static ObjectNode wrapped(@Nullable Form<?> form, ObjectNode input) {
    return form == null || form.wrapper() == null
        ? input
        : JsonMapper.shared().createObjectNode().set(form.wrapper(), input);
  }

  private static JsonNode object(Reply reply) {
    JsonNode only = reply.json().values().iterator().next();
    return only.isObject() ? only : JsonMapper.shared().createObjectNode();
  }
}
