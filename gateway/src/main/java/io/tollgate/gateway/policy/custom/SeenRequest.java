package io.tollgate.gateway.policy.custom;

import io.netty.handler.codec.http.HttpHeaders;
import io.tollgate.gateway.call.Call;
import io.tollgate.policy.Request;
import io.tollgate.protocol.authorization.Credentials;
import io.tollgate.protocol.authorization.Usage;
import io.tollgate.protocol.authorization.UsageEntry;
import io.tollgate.protocol.gateway.ServiceConfiguration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A call as it was when a phase began: the call itself is the event loop's alone. */
record SeenRequest(
    String id,
    String method,
    String host,
    String path,
    Optional<String> query,
    java.net.http.HttpHeaders headers,
    String clientAddress,
    boolean secure,
    String service,
    Map<String, String> credentials,
    Map<String, Object> claims,
    Map<String, Long> usage,
    Optional<byte[]> body,
    Map<String, Object> notes)
    implements Request {

  /**
   * @param body null: it is not shown
   */
  static SeenRequest of(Call call, byte @Nullable [] body, Map<String, Object> notes) {
    ServiceConfiguration service = call.service();
    Map<String, Object> claims = call.jwt();
    return new SeenRequest(
        call.requestId(),
        call.line().method(),
        call.line().host(),
        call.line().decodedPath(),
        Optional.ofNullable(call.line().query()),
        headers(call.headers()),
        call.client().ip(),
        call.client().secure(),
        service == null ? "" : service.id(),
        credentials(call.credentials()),
        claims == null ? Map.of() : claims,
        usage(call.usage()),
        Optional.ofNullable(body),
        notes);
  }

  static java.net.http.HttpHeaders headers(HttpHeaders headers) {
    Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers
        .iteratorAsString()
        .forEachRemaining(
            header ->
                all.computeIfAbsent(header.getKey(), _ -> new ArrayList<>(1))
                    .add(header.getValue()));
    return java.net.http.HttpHeaders.of(all, (_, _) -> true);
  }

  private static Map<String, String> credentials(@Nullable Credentials credentials) {
    return switch (credentials) {
      case null -> Map.of();
      case Credentials.UserKey(String key) -> Map.of("user_key", key);
      case Credentials.AppId(String id, String key) ->
          key == null ? Map.of("app_id", id) : Map.of("app_id", id, "app_key", key);
    };
  }

  private static Map<String, Long> usage(Usage usage) {
    Map<String, Long> sums = new HashMap<>();
    for (UsageEntry entry : usage.entries()) {
      if (entry instanceof UsageEntry.Increment(String metric, long amount)) {
        sums.put(metric, amount);
      }
    }
    return Map.copyOf(sums);
  }

  /** Neither headers nor credentials: this may end in a log. */
  @Override
  public String toString() {
    return method + " " + path + " (" + id + ")";
  }
}
