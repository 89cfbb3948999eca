package io.tollgate.admin.support;

import io.tollgate.admin.FirstStart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the API over its socket as one tenant. */
public final class Client {
  private static final String FORM = "application/x-www-form-urlencoded";

  private final HttpClient http;
  private final String base;
  private final FirstStart.Credentials credentials;
  private final Map<String, String> headers;

  Client(int port, FirstStart.Credentials credentials, String localAddress) {
    this(
        HttpClient.newBuilder()
            .localAddress(address(localAddress))
            .version(HttpClient.Version.HTTP_1_1)
            .build(),
        "http://127.0.0.1:" + port,
        credentials,
        Map.of("Authorization", basic(":" + credentials.adminToken())));
  }

  private Client(
      HttpClient http,
      String base,
      FirstStart.Credentials credentials,
      Map<String, String> headers) {
    this.http = http;
    this.base = base;
    this.credentials = credentials;
    this.headers = headers;
  }

  private static InetAddress address(String literal) {
    return InetAddress.ofLiteral(literal);
  }

  public static String basic(String userAndPassword) {
    byte[] bytes = userAndPassword.getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }

  /** What was answered. */
  public record Reply(int status, String body, HttpHeaders headers) {
    public JsonNode json() {
      return JsonMapper.shared().readTree(body);
    }

    public String header(String name) {
      return headers.firstValue(name).orElse("");
    }

    /** The object under the one key of the document. */
    public JsonNode only() {
      return json().values().iterator().next();
    }

    public long id() {
      return only().path("id").asLong();
    }
  }

  public FirstStart.Credentials credentials() {
    return credentials;
  }

  /** The same tenant with another token. */
  public Client with(String token) {
    return withHeader("Authorization", basic(":" + token));
  }

  public Client withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Client(http, base, credentials, more);
  }

  /** The same caller at another server. */
  public Client at(int port) {
    return new Client(http, "http://127.0.0.1:" + port, credentials, headers);
  }

  /** Without any credential. */
  public Client anonymous() {
    return new Client(http, base, credentials, Map.of());
  }

  /** Makes a product; its id. */
  public long product(String name) {
    return post("/admin/api/services.json", "name", name).id();
  }

  /** Makes a product that has an upstream, so that it can be deployed; its id. */
  public long productWithUpstream(String name) {
    long id = product(name);
    Reply saved =
        patch("/admin/api/services/" + id + "/proxy.json", "api_backend", "http://127.0.0.1:9");
    if (saved.status() != 200) {
      throw new IllegalStateException(saved.body());
    }
    return id;
  }

  public Reply get(String path) {
    return send("GET", path, null, "");
  }

  public Reply delete(String path) {
    return send("DELETE", path, null, "");
  }

  /** Names and values of a form, in turn. */
  public Reply post(String path, String... form) {
    return send("POST", path, FORM, encoded(form));
  }

  public Reply put(String path, String... form) {
    return send("PUT", path, FORM, encoded(form));
  }

  public Reply patch(String path, String... form) {
    return send("PATCH", path, FORM, encoded(form));
  }

  public Reply postJson(String path, String json) {
    return send("POST", path, "application/json", json);
  }

  public Reply putJson(String path, String json) {
    return send("PUT", path, "application/json", json);
  }

  public Reply send(String method, String path, @Nullable String type, String body) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
    headers.forEach(request::header);
    if (type != null) {
      request.header("Content-Type", type);
    }
    request.method(
        method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      return new Reply(response.statusCode(), response.body(), response.headers());
    } catch (IOException e) {
      throw new IllegalStateException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String... form) {
    StringJoiner body = new StringJoiner("&");
    for (int i = 0; i < form.length; i += 2) {
      body.add(encode(form[i]) + "=" + encode(form[i + 1]));
    }
    return body.toString();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
