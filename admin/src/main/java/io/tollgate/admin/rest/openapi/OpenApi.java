package io.tollgate.admin.rest.openapi;

import io.tollgate.admin.caller.Scope;
import io.tollgate.admin.caller.Section;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.rest.output.Format;
import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Answer;
import io.tollgate.admin.rest.route.AnswerShape;
import io.tollgate.admin.rest.route.RestAnswer;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import io.tollgate.admin.rest.route.Verb;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Describes routes as an OpenAPI 3.1 document. */
public final class OpenApi {
  private static final String PATH = "/admin/api/openapi";

  private static final Map<String, String> ERRORS =
      Map.of(
          "400", "The input cannot be read, or a parameter that is needed is missing.",
          "403", "The credential is not good for this, or a rule forbids it.",
          "404", "A part of the path names nothing that this credential may see.",
          "406", "The resource has no such format.",
          "409", "Somebody else changed it since the version that If-Match names.",
          "413", "The body is larger than 10 MiB.",
          "415", "The body is neither JSON nor a form.",
          "422", "A field has a value that cannot be taken; errors names each field.",
          "429", "Too many failed attempts from this address.",
          "503", "The database or the backend cannot be asked at the moment; try again.");

  private static final List<String> ANYWHERE = List.of("400", "403", "404", "406", "429", "503");
  private static final List<String> WITH_BODY = List.of("413", "415", "422");

  private final OperationNames names;
  private final ObjectNode document;

  private OpenApi(List<Route<?, ?, ?>> routes) {
    names = new OperationNames(routes);
    document = JsonMapper.shared().createObjectNode();
    document.put("openapi", "3.1.0");
    document
        .putObject("info")
        .put("title", "Tollgate Account Management API")
        .put("version", "1.0")
        .put("description", "Everything that a provider configures, for tools and scripts.");
    document.putArray("servers").addObject().put("url", "/");
    tags(routes);
    ObjectNode paths = document.putObject("paths");
    routes.forEach(route -> add(paths, route));
    components();
  }

  public static ObjectNode describing(List<Route<?, ?, ?>> routes) {
    return new OpenApi(routes).document;
  }

  /** The route that shows the description of these routes and of itself, to everybody. */
  public static List<Route<?, ?, ?>> route(List<Route<?, ?, ?>> described) {
    List<Route<?, ?, ?>> all = new ArrayList<>(described);
    all.addAll(showing(new byte[0]));
    return showing(describing(all).toString().getBytes(StandardCharsets.UTF_8));
  }

  private static List<Route<?, ?, ?>> showing(byte[] text) {
    Answer<String> answer =
        (path, format, baseUrl) -> RestAnswer.of(200, Format.JSON.contentType(), text);
    Routes routes = Routes.jsonOnly(Access.open());
    routes.get(PATH).ends(answer, (call, nobody) -> Outcome.done(PATH));
    return routes.all();
  }

  private void tags(List<Route<?, ?, ?>> routes) {
    TreeSet<String> tags = new TreeSet<>();
    routes.forEach(route -> tags.add(names.tag(route)));
    tags.forEach(
        tag ->
            document
                .withArray("tags")
                .addObject()
                .put("name", tag)
                .put("description", "Endpoints of " + tag.replace('_', ' ') + "."));
  }

  private void add(ObjectNode paths, Route<?, ?, ?> route) {
    String path = OperationNames.path(route) + ".json";
    ObjectNode item = paths.withObject("/" + path.replace("~", "~0").replace("/", "~1"));
    String method = route.verb().name().toLowerCase(Locale.ROOT);
    operation(item.putObject(method), route, method);
    if (route.verb() == Verb.PUT) {
      operation(item.putObject("patch"), route, "patch");
    }
  }

  private void operation(ObjectNode operation, Route<?, ?, ?> route, String method) {
    operation.put("operationId", names.id(route, method));
    operation.put("summary", names.summary(route));
    operation.put("description", description(route));
    operation.putArray("tags").add(names.tag(route));
    for (String name : OperationNames.parameters(route)) {
      ObjectNode parameter = operation.withArray("parameters").addObject();
      parameter.put("name", name).put("in", "path").put("required", true);
      parameter.putObject("schema").put("type", type(name));
    }
    for (String name : route.parameters()) {
      ObjectNode parameter = operation.withArray("parameters").addObject();
      parameter.put("name", name).put("in", "query");
      parameter.putObject("schema").put("type", type(name));
    }
    if (route.conditional()) {
      ObjectNode parameter = operation.withArray("parameters").addObject();
      parameter.put("name", "If-Match").put("in", "header");
      parameter.put("description", "The lock_version that is to be changed, and no other.");
      parameter.putObject("schema").put("type", "string");
    }
    if (route.form() != null) {
      InputSchema.describe(
          operation.putObject("requestBody"), route.form(), route.verb() == Verb.POST);
    }
    ObjectNode responses = operation.putObject("responses");
    for (AnswerShape each = route.answer().shape(); each != null; each = each.otherwise()) {
      success(responses, each);
    }
    ANYWHERE.forEach(status -> refer(responses, status));
    if (route.verb() == Verb.POST || route.verb() == Verb.PUT) {
      WITH_BODY.forEach(status -> refer(responses, status));
    }
    if (route.conditional()) {
      refer(responses, "409");
    }
    if (route.access().isOpen()) {
      operation.putArray("security");
    }
  }

  private static void success(ObjectNode responses, AnswerShape shape) {
    ObjectNode success = responses.putObject(Integer.toString(shape.status()));
    success.put("description", shape.status() == 201 ? "Made." : "Done.");
    if (shape.schema() != null) {
      success.putObject("content").putObject("application/json").set("schema", shape.schema());
    }
  }

  private static String type(String parameter) {
    return parameter.endsWith("id") || parameter.endsWith("page") ? "integer" : "string";
  }

  private static void refer(ObjectNode responses, String status) {
    responses.putObject(status).put("$ref", "#/components/responses/E" + status);
  }

  private static String description(Route<?, ?, ?> route) {
    Access access = route.access();
    StringBuilder text = new StringBuilder();
    switch (access.kind()) {
      case OPEN -> text.append("Nobody is asked who he is.");
      case MASTER -> text.append("Needs the master token.");
      case TENANT -> {
        text.append("Needs a token of scope ").append(oneOf(access.scopes(), Scope::wireName));
        text.append(route.verb().writes() ? " that may write" : "");
        if (access.adminsOnly()) {
          text.append("; for admins only");
        } else if (!access.sections().isEmpty()) {
          text.append("; members need the permission ")
              .append(oneOf(access.sections(), Section::wireName));
        }
        text.append(access.person() ? "; a provider key is not enough." : ".");
      }
    }
    return text
        + (route.formats().has(Format.XML)
            ? " With the extension .xml the answer is XML."
            : " JSON only.");
  }

  private static <E> String oneOf(Set<E> all, Function<E, String> name) {
    return String.join(" or ", new TreeSet<>(all.stream().map(name).toList()));
  }

  private void components() {
    ObjectNode components = document.putObject("components");
    ObjectNode responses = components.putObject("responses");
    new TreeSet<>(ERRORS.keySet())
        .forEach(
            status -> {
              ObjectNode error = responses.putObject("E" + status);
              error.put("description", ERRORS.get(status));
              error
                  .putObject("content")
                  .putObject("application/json")
                  .putObject("schema")
                  .put("$ref", "#/components/schemas/Error");
            });
    ObjectNode properties =
        components
            .putObject("schemas")
            .putObject("Error")
            .put("type", "object")
            .put("description", "One of: error (a text or a transition), status, errors by field.")
            .putObject("properties");
    properties.putObject("error");
    properties.putObject("status").put("type", "string");
    ObjectNode errors = properties.putObject("errors").put("type", "object");
    errors
        .putObject("additionalProperties")
        .put("type", "array")
        .putObject("items")
        .put("type", "string");
    ObjectNode schemes = components.putObject("securitySchemes");
    schemes
        .putObject("basic")
        .put("type", "http")
        .put("scheme", "basic")
        .put("description", "The access token or provider key as user name or as password.");
    schemes.putObject("bearer").put("type", "http").put("scheme", "bearer");
    for (String name : List.of("access_token", "provider_key")) {
      schemes.putObject(name).put("type", "apiKey").put("in", "query").put("name", name);
    }
    schemes
        .propertyNames()
        .forEach(name -> document.withArray("security").addObject().putArray(name));
  }
}
