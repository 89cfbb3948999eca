package io.tollgate.acceptance;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A product with one plan that limits hits, made through the admin API, whose upstream is the
 * sample's echo server.
 */
final class MeteredProduct {

  private final HttpClient http = HttpClient.newHttpClient();
  private final RunningProduct product;
  private final String token;
  private String service = "";
  private String hits = "";
  private String limit = "";
  private String plan = "";
  private String account = "";
  private String userKey = "";

  private MeteredProduct(RunningProduct product) {
    this.product = product;
    this.token = product.shown("admin token");
  }

  static MeteredProduct make(RunningProduct product, String period, long limit) throws Exception {
    MeteredProduct made = new MeteredProduct(product);
    made.service = id(made.post("services.json", "name=Metered"));
    made.hits = id(made.get("services/" + made.service + "/metrics.json"));
    made.plan = id(made.post("services/" + made.service + "/application_plans.json", "name=Plan"));
    made.limit = id(made.post(made.limits() + ".json", "period=" + period + "&value=" + limit));
    made.account = id(made.post("signup.json", "org_name=Someone&username=someone"));
    made.userKey = made.newApplication("first");
    made.promote("api_backend=http://localhost:" + product.ports().demo());
    made.awaitServed();
    return made;
  }

  /** Changes fields of the proxy and brings them to production. */
  void promote(String fields) throws Exception {
    stage(fields);
    String version =
        match(
            "\"version\":(\\d+)",
            get("services/" + service + "/proxy/configs/sandbox/latest.json"));
    post(
        "services/" + service + "/proxy/configs/sandbox/" + version + "/promote.json",
        "to=production");
  }

  /** Changes fields of the proxy and brings them to staging. */
  void stage(String fields) throws Exception {
    send("PATCH", "services/" + service + "/proxy.json", fields);
    post("services/" + service + "/proxy/deploy.json", "");
  }

  /** The request of its first application, as text. */
  String call() {
    return request(userKey);
  }

  String callOfNewApplication(String name) throws Exception {
    String key = newApplication(name);
    awaitKnown(key);
    return request(key);
  }

  /** Changes what the plan grants. */
  void limitTo(long value) throws Exception {
    send("PUT", limits() + "/" + limit + ".json", "value=" + value);
  }

  private String limits() {
    return "application_plans/" + plan + "/metrics/" + hits + "/limits";
  }

  /** Waits until the backend shows the usage so, for half a minute at most. */
  void awaitUsage(String expected) throws Exception {
    long deadline = System.nanoTime() + 30_000_000_000L;
    while (!usage().contains(expected)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("no " + expected + " in " + usage());
      }
      Thread.sleep(20);
    }
  }

  /** The first application's authorize.xml. */
  String usage() throws Exception {
    String config = get("services/" + service + "/proxy/configs/production/latest.json");
    String serviceToken = match("\"backend_authentication_value\":\"([^\"]*)\"", config);
    return body(
        HttpRequest.newBuilder(
            URI.create(
                "http://localhost:%d/transactions/authorize.xml?service_token=%s&service_id=%s&user_key=%s"
                    .formatted(product.ports().backend(), serviceToken, service, userKey))));
  }

  /** The product's configuration in production, as a gateway loads it. */
  String content() throws Exception {
    String config = get("services/" + service + "/proxy/configs/production/latest.json");
    return config.substring(config.indexOf("\"content\":") + 10, config.lastIndexOf("}}"));
  }

  /**
   * Writes the product down as the only one of a gateway that runs alone.
   *
   * @param upstream base URL
   * @param chain policies as JSON, separated by commas
   */
  Path fileFor(Path folder, String upstream, String chain) throws Exception {
    String content =
        content()
            .replaceFirst("\"api_backend\":\"[^\"]*\"", "\"api_backend\":\"" + upstream + "\"")
            .replaceFirst("\"policy_chain\":\\[[^]]*]", "\"policy_chain\":[" + chain + "]");
    return Files.writeString(folder.resolve("gateway.json"), "{\"services\":[" + content + "]}");
  }

  private String newApplication(String name) throws Exception {
    return match(
        "\"user_key\":\"([^\"]*)\"",
        post(
            "accounts/" + account + "/applications.json",
            "plan_id=" + plan + "&name=" + name.replace(" ", "+") + "&description=made+by+a+test"));
  }

  private static String request(String key) {
    return "GET /called?user_key=%s HTTP/1.1\r\nHost: metered.localhost\r\n\r\n".formatted(key);
  }

  /** A promotion is served in milliseconds, on a busy machine later. */
  private void awaitServed() throws Exception {
    long deadline = System.nanoTime() + 30_000_000_000L;
    while (statusThroughGateway("wrong") == 404) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("not served half a minute after the promotion");
      }
      Thread.sleep(10);
    }
    awaitKnown(userKey);
  }

  /** The backend soon answers for a new application; authorize counts nothing. */
  private void awaitKnown(String key) throws Exception {
    String mine = userKey;
    userKey = key;
    long deadline = System.nanoTime() + 30_000_000_000L;
    while (!usage().contains("<authorized>true")) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "an application is unknown half a minute after it was made");
      }
      Thread.sleep(10);
    }
    userKey = mine;
  }

  private int statusThroughGateway(String key) throws Exception {
    return CallStorm.once(product.ports().gateway(), request(key));
  }

  private String get(String path) throws Exception {
    return send("GET", path, "");
  }

  private String post(String path, String form) throws Exception {
    return send("POST", path, form);
  }

  private String send(String method, String path, String form) throws Exception {
    return body(
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + product.ports().admin() + "/admin/api/" + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .method(method, HttpRequest.BodyPublishers.ofString(form)));
  }

  private String body(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 500) {
      throw new IllegalStateException(
          answer.request() + " answered " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  private static String id(String json) {
    return match("\"id\":(\\d+)", json);
  }

  private static String match(String pattern, String text) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    if (!found.find()) {
      throw new IllegalStateException("no " + pattern + " in " + text);
    }
    return found.group(1);
  }
}
