package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Verb;
import io.tollgate.admin.sample.Stage;
import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.OnSqlite;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The API's description of itself: what others can read, and whether it is true. */
@OnSqlite
record OpenApiTest(DatabaseKind database) {
  private static final String PATH = "/admin/api/openapi.json";
  private static final Pattern PARAMETER = Pattern.compile("\\{([^}]*)}");

  @Test
  void names_what_a_query_may_say(Installation installation) {
    JsonNode parameters =
        installation
            .tenant()
            .get("/admin/api/openapi.json")
            .json()
            .path("paths")
            .path("/admin/api/applications.json")
            .path("get")
            .path("parameters");

    assertThat(parameters.valueStream().map(each -> each.path("name").asString()))
        .contains("page", "per_page", "plan_type", "state");
    assertThat(parameters.valueStream())
        .allSatisfy(each -> assertThat(each.path("in").asString()).isEqualTo("query"));
  }

  @Test
  void says_what_comes_in_beside_fields(Client client) {
    JsonNode paths = client.get(PATH).json().path("paths");
    JsonNode proxy = paths.path("/admin/api/services/{service_id}/proxy.json").path("patch");

    assertThat(proxy.path("parameters").valueStream().map(each -> each.path("name").asString()))
        .contains("If-Match");
    assertThat(proxy.path("responses").propertyNames()).contains("409", "503");
    assertThat(
            paths
                .path("/admin/api/services/{service_id}/proxy/policies.json")
                .path("put")
                .at("/requestBody/content/application~1json/schema")
                .toString())
        .contains("policies_config");
  }

  @Test
  void answers_are_described_but_those_whose_form_is_not_ours(Installation installation) {
    assertThat(
            installation.admin().routes().stream()
                .filter(route -> route.verb() != Verb.DELETE)
                .filter(route -> route.answer().shape().schema() == null)
                .map(route -> route.path().text()))
        .containsExactlyInAnyOrder(
            "/admin/api/nginx/spec", "/admin/api/openapi", "/master/events/import");
  }

  @Test
  void an_answer_that_comes_in_two_forms_is_described_in_both(Client client) {
    JsonNode responses =
        client
            .get(PATH)
            .json()
            .path("paths")
            .path(
                "/admin/api/accounts/{account_id}/applications/{application_id}"
                    + "/plan_change_requests.json")
            .path("post")
            .path("responses");

    assertThat(responses.path("201").toString()).contains("plan_change_request");
    assertThat(responses.path("200").toString()).contains("application_plan");
  }

  @Test
  void input_says_what_it_needs_and_what_may_be_chosen(Client client) {
    JsonNode limits =
        client
            .get(PATH)
            .json()
            .path("paths")
            .path("/admin/api/application_plans/{plan_id}/metrics/{metric_id}/limits.json");
    String schema = "/requestBody/content/application~1x-www-form-urlencoded/schema";

    JsonNode made = limits.path("post").at(schema);
    assertThat(made.path("required").valueStream().map(JsonNode::asString))
        .containsExactly("period");
    assertThat(made.at("/properties/period/enum").valueStream().map(JsonNode::asString))
        .contains("eternity", "minute")
        .hasSize(7);
  }

  @Test
  void it_is_shown_to_everybody_and_read_without_complaint(Client client) {
    Reply reply = client.anonymous().get(PATH);
    SwaggerParseResult result = new OpenAPIV3Parser().readContents(reply.body());

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).startsWith("application/json");
    assertThat(result.getMessages()).isEmpty();
    assertThat(result.getOpenAPI().getOpenapi()).startsWith("3.1");
  }

  @Test
  void every_operation_says_what_it_is(Client client) {
    OpenAPI api = new OpenAPIV3Parser().readContents(client.get(PATH).body()).getOpenAPI();
    Set<String> ids = new HashSet<>();

    api.getPaths()
        .forEach((path, item) -> item.readOperations().forEach(each -> complete(path, each, ids)));

    assertThat(ids).hasSizeGreaterThan(200);
  }

  private static void complete(String path, Operation operation, Set<String> ids) {
    assertThat(ids.add(operation.getOperationId())).as(operation.getOperationId()).isTrue();
    assertThat(operation.getSummary()).as(path).isNotBlank();
    assertThat(operation.getTags()).as(path).hasSize(1);
    assertThat(operation.getResponses()).as(path).containsKeys("403", "404");
    Set<String> declared = new HashSet<>();
    if (operation.getParameters() != null) {
      operation.getParameters().stream()
          .filter(each -> each.getIn().equals("path"))
          .forEach(each -> declared.add(each.getName()));
    }
    Matcher named = PARAMETER.matcher(path);
    Set<String> wanted = new HashSet<>();
    while (named.find()) {
      wanted.add(named.group(1));
    }
    assertThat(declared).as(path).isEqualTo(wanted);
  }

  @Test
  void every_route_is_described_and_its_sample_fits(Client client, Installation installation) {
    JsonNode paths = client.get(PATH).json().path("paths");

    for (Route<?, ?, ?> route : installation.admin().routes()) {
      String path = route.path().text().replace("...}", "}") + ".json";
      JsonNode operation = paths.path(path).path(route.verb().name().toLowerCase(Locale.ROOT));
      assertThat(operation.isObject()).as(path).isTrue();
      assertThat(operation.has("requestBody")).as(path).isEqualTo(route.form() != null);
    }
    Stage.routesOfTenants(installation)
        .filter(route -> route.form() != null && !route.path().text().contains("{"))
        .forEach(route -> fits(paths, new Stage(installation, route), route));
  }

  private static void fits(JsonNode paths, Stage stage, Route<?, ?, ?> route) {
    JsonNode operation =
        paths
            .path(route.path().text() + ".json")
            .path(route.verb().name().toLowerCase(Locale.ROOT));
    JsonNode properties =
        operation.at("/requestBody/content/application~1x-www-form-urlencoded/schema/properties");
    for (Map.Entry<String, JsonNode> each : stage.request().input().properties()) {
      fits(properties.path(each.getKey()), each.getValue(), each.getKey());
    }
    Reply reply = stage.request().send(stage.client());
    JsonNode success = operation.path("responses").path(Integer.toString(reply.status()));
    JsonNode schema = success.at("/content/application~1json/schema");
    assertThat(schema.isObject()).as(stage.request() + " " + reply.status()).isTrue();
    fits(schema, reply.json(), "answer");
  }

  /** As far as our schemas go: types, properties and items. */
  private static void fits(JsonNode schema, JsonNode value, String where) {
    assertThat(schema.isObject()).as(where).isTrue();
    JsonNode type = schema.path("type");
    if (type.isArray() && value.isNull()) {
      return;
    }
    String wanted = type.isArray() ? type.get(0).asString() : type.asString("");
    switch (wanted) {
      case "integer", "number" -> assertThat(value.isNumber()).as(where).isTrue();
      case "string" -> assertThat(value.isString()).as(where).isTrue();
      case "boolean" -> assertThat(value.isBoolean()).as(where).isTrue();
      case "array" -> value.forEach(each -> fits(schema.path("items"), each, where));
      case "object" -> {
        assertThat(value.isObject()).as(where).isTrue();
        schema
            .path("properties")
            .properties()
            .forEach(
                each -> {
                  if (value.has(each.getKey())) {
                    fits(each.getValue(), value.path(each.getKey()), where + "/" + each.getKey());
                  }
                });
        schema.path("required").forEach(name -> assertThat(value.has(name.asString())).isTrue());
      }
      default -> {}
    }
  }
}
