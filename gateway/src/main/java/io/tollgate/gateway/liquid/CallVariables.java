package io.tollgate.gateway.liquid;

import io.netty.handler.codec.http.HttpHeaders;
import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.PercentEncoding;
import io.tollgate.gateway.call.RequestLine;
import io.tollgate.gateway.call.Upstream;
import io.tollgate.protocol.authorization.Credentials;
import io.tollgate.protocol.authorization.Usage;
import io.tollgate.protocol.authorization.UsageEntry;
import io.tollgate.protocol.gateway.ServiceConfiguration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables of every call, by name. */
final class CallVariables {

  private CallVariables() {}

  static @Nullable Object value(Call call, String name) {
    return switch (name) {
      case "uri", "path" -> call.line().decodedPath();
      case "host" -> call.line().host();
      case "http_method" -> call.line().method();
      case "remote_addr" -> call.client().ip();
      case "remote_port" -> call.client().port();
      case "scheme" -> call.client().secure() ? "https" : "http";
      case "server_addr" -> call.client().serverIp();
      case "server_port" -> call.client().serverPort();
      case "request_id" -> call.requestId();
      case "headers" -> new HeaderMap(call.headers());
      case "original_request" -> originalRequest(call);
      case "service" -> call.service() == null ? null : service(call.service());
      case "credentials" -> call.credentials() == null ? null : credentials(call.credentials());
      case "jwt" -> call.jwt();
      case "usage" -> usage(call.usage());
      case "upstream" -> upstream(call);
      default -> null;
    };
  }

  private static Map<String, Object> originalRequest(Call call) {
    RequestLine line = call.receivedLine();
    HttpHeaders headers = call.receivedHeaders();
    Map<String, Object> original = new HashMap<>();
    original.put("headers", new HeaderMap(headers));
    original.put("host", line.host());
    original.put("path", PercentEncoding.decode(line.path()));
    original.put("uri", PercentEncoding.decode(line.path()));
    original.put("server_addr", call.client().serverIp());
    if (line.query() != null) {
      original.put("query", line.query());
    }
    return original;
  }

  /** Without what authenticates the service to its backend: templates may end in any header. */
  private static Map<String, Object> service(ServiceConfiguration service) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", service.id());
    shown.put("system_name", service.systemName());
    String name = service.other().path("name").asString("");
    if (!name.isEmpty()) {
      shown.put("name", name);
    }
    if (service.backendVersion() != null) {
      shown.put("backend_version", service.backendVersion());
    }
    return shown;
  }

  private static Map<String, Object> credentials(Credentials credentials) {
    Map<String, Object> shown = new LinkedHashMap<>();
    switch (credentials) {
      case Credentials.UserKey(String key) -> shown.put("user_key", key);
      case Credentials.AppId(String id, String key) -> {
        shown.put("app_id", id);
        if (key != null) {
          shown.put("app_key", key);
        }
      }
    }
    return shown;
  }

  private static Map<String, Object> usage(Usage usage) {
    Map<String, Object> deltas = new LinkedHashMap<>();
    for (UsageEntry entry : usage.entries()) {
      if (entry instanceof UsageEntry.Increment(String metric, long amount)) {
        deltas.put(metric, amount);
      }
    }
    return Map.of("deltas", deltas);
  }

  private static @Nullable Map<String, Object> upstream(Call call) {
    Upstream upstream = call.upstream() == null ? call.route() : call.upstream();
    return upstream == null ? null : shown(upstream);
  }

  static Map<String, Object> shown(Upstream upstream) {
    Map<String, Object> shown = new HashMap<>();
    shown.put("host", upstream.target().host());
    shown.put("port", upstream.target().port());
    shown.put("path", upstream.basePath());
    shown.put("scheme", upstream.target().secure() ? "https" : "http");
    return shown;
  }
}
