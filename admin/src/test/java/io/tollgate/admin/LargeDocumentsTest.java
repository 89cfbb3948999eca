package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Call;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Verb;
import io.tollgate.admin.sample.Request;
import io.tollgate.admin.sample.Stage;
import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.OnSqlite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whatever answers with a large document says beforehand how large it is. */
@OnSqlite
record LargeDocumentsTest(DatabaseKind database) {
  private static final int LARGE = 64 * 1024;
  private static final String TEXT = "x".repeat(2 * LARGE);

  private static final String DOCS = "/admin/api/active_docs";
  private static final String REGISTRY = "/admin/api/registry/policies";
  private static final String SERVICES = "/admin/api/services";
  private static final String PROXY = "/admin/api/services/{}/proxy";
  private static final String SHARED = "/master/api/proxy/configs/{environment}";

  private static final String BODY =
      """
      {"openapi":"3.0.0","info":{"title":"T","version":"1","description":"%s"},"paths":{}}
      """
          .formatted(TEXT);
  private static final String CHAIN =
      """
      [{"name":"cors","version":"builtin","configuration":{"allow_origin":"%s"},"enabled":true}]
      """
          .formatted(TEXT);

  /** What an answer would weigh, and what it was. */
  private record Weighed(String name, long weight, Reply reply) {
    boolean isLarge() {
      return reply.body().length() > LARGE;
    }
  }

  @Test
  void every_route_that_answers_with_one_weighs_it(Installation installation) {
    List<Weighed> large = new ArrayList<>();
    Stage.routesOfTenants(installation)
        .filter(route -> route.verb() != Verb.DELETE)
        .map(route -> weighed(installation, route))
        .filter(Weighed::isLarge)
        .forEach(large::add);
    large.add(ofEveryProvider(installation));

    SoftAssertions all = new SoftAssertions();
    large.forEach(
        each ->
            all.assertThat(each.weight())
                .as("%s answers %d", each.name(), each.reply().body().length())
                .isGreaterThan(LARGE));
    all.assertAll();
    assertThat(large)
        .extracting(Weighed::name)
        .contains(
            "GET " + DOCS,
            "POST " + DOCS,
            "GET " + DOCS + "/{}",
            "PUT " + DOCS + "/{}",
            "GET " + REGISTRY,
            "POST " + REGISTRY,
            "GET " + REGISTRY + "/{}",
            "PUT " + REGISTRY + "/{}",
            "GET /admin/api/policies",
            "GET " + PROXY + "/policies",
            "PUT " + PROXY + "/policies",
            "GET " + PROXY + "/configs/{}",
            "GET " + PROXY + "/configs/{}/latest",
            "GET " + PROXY + "/configs/{}/{}",
            "POST " + PROXY + "/configs/{}/{}/promote",
            "GET /admin/api/account/proxy_configs/{}",
            "GET /admin/api/services/proxy/configs/{}",
            "GET /admin/api/nginx/spec");
  }

  private static Weighed weighed(Installation installation, Route<?, ?, ?> route) {
    Stage stage = new Stage(installation, route);
    // What is in production already is not promoted again.
    enlarge(stage.client(), !route.path().text().endsWith("/promote"));
    Request request = enlarged(stage);
    JsonNode user = stage.client().get("/admin/api/users.json").json().at("/users/0/user");
    Caller caller = Caller.everything(stage.tenant(), user.path("id").asLong(), "test");
    long weight = weight(route, caller, request.path(), request.input());
    return new Weighed(Stage.name(route), weight, request.send(stage.client()));
  }

  private static long weight(
      Route<?, ?, ?> route, Caller caller, Map<String, String> path, ObjectNode input) {
    Call call = Call.of(caller, path, name -> null);
    Route.Bound bound = route.bind(call);
    return bound == null ? 0 : bound.weight(call.with(input, input.toString().length()));
  }

  /** The route's request with as large a document as it takes, about the newest version. */
  private static Request enlarged(Stage stage) {
    Request request = stage.request();
    String route = request.toString();
    ObjectNode input = request.input().deepCopy();
    if (request.hasBody() && route.contains(DOCS)) {
      input.put("body", BODY);
    } else if (request.hasBody() && route.contains(REGISTRY)) {
      ((ObjectNode) input.path("schema")).put("summary", TEXT);
    } else if (request.hasBody() && route.endsWith("/policies")) {
      input.set("policies_config", JsonMapper.shared().readTree(CHAIN));
    }
    JsonNode newest =
        stage
            .client()
            .get("/admin/api/account/proxy_configs/sandbox.json")
            .json()
            .at("/proxy_configs/0/proxy_config");
    if (input.has("host")) {
      input.set("host", newest.at("/content/proxy/hosts/0"));
    }
    return request.path().containsKey("version")
        ? request.withInput(input).withPath("version", newest.path("version").asString())
        : request.withInput(input);
  }

  /** Makes every document that the tenant has a large one, and has one of each kind. */
  private static void enlarge(Client client, boolean promoted) {
    expect(client.post(DOCS + ".json", "name", "Large", "body", BODY), 201);
    for (JsonNode each : client.get(DOCS + ".json").json().path("api_docs")) {
      expect(client.put(one(DOCS, each.path("api_doc")), "body", BODY), 200);
    }
    String manifest =
        "{\"name\":\"large\",\"version\":\"1\",\"schema\":{\"name\":\"L\",\"version\":\"1\","
            + "\"summary\":\"S\",\"configuration\":{\"type\":\"object\"}}}";
    expect(client.postJson(REGISTRY + ".json", manifest), 201);
    for (JsonNode each : client.get(REGISTRY + ".json").json().path("policies")) {
      ObjectNode change = JsonMapper.shared().createObjectNode();
      change.set("schema", ((ObjectNode) each.path("policy").path("schema")).put("summary", TEXT));
      expect(client.putJson(one(REGISTRY, each.path("policy")), change.toString()), 200);
    }
    if (client.get(SERVICES + ".json").json().path("services").isEmpty()) {
      long unused = client.product("Weather");
    }
    for (JsonNode each : client.get(SERVICES + ".json").json().path("services")) {
      deploy(client, SERVICES + "/" + each.path("service").path("id") + "/proxy", promoted);
    }
  }

  /** With a large chain. */
  private static void deploy(Client client, String proxy, boolean promoted) {
    expect(client.patch(proxy + ".json", "api_backend", "http://127.0.0.1:9"), 200);
    expect(client.putJson(proxy + "/policies.json", "{\"policies_config\":" + CHAIN + "}"), 200);
    if (promoted) {
      String sandbox = proxy + "/configs/sandbox/";
      JsonNode version = client.get(sandbox + "latest.json").only().path("version");
      expect(client.post(sandbox + version + "/promote.json", "to", "production"), 201);
    }
  }

  private static String one(String path, JsonNode thing) {
    return path + "/" + thing.path("id") + ".json";
  }

  private static void expect(Reply reply, int status) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(status);
  }

  /** The one of the master's routes that does. */
  private static Weighed ofEveryProvider(Installation installation) {
    Route<?, ?, ?> route =
        installation.admin().routes().stream()
            .filter(each -> each.access().kind() == Access.Kind.MASTER)
            .filter(each -> each.path().text().equals(SHARED))
            .findFirst()
            .orElseThrow();
    Client client = installation.tenant();
    enlarge(client, true);
    client = client.with(installation.admin().masterSide().tokens().create());
    return new Weighed(
        SHARED,
        weight(
            route,
            Caller.master("test"),
            Map.of("environment", "production"),
            JsonMapper.shared().createObjectNode()),
        client.get(SHARED.replace("{environment}", "production") + ".json"));
  }
}
