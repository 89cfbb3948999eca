package io.tollgate.gateway.policy.builtin.tokenintrospection;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.tollgate.gateway.call.PercentEncoding;
import io.tollgate.gateway.call.Upstream;
import io.tollgate.http.document.Document;
import io.tollgate.http.document.DocumentClient;
import io.tollgate.http.document.DocumentUnavailable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks an issuer about tokens (RFC 7662). For threads that may wait. */
final class IntrospectionEndpoint {

  /**
   * @param expires milliseconds since 1970; null: the issuer does not say
   */
  record Active(@Nullable Long expires) {}

  private final DocumentClient documents;
  private final String userAgent;
  private final boolean verify;
  private final Supplier<@Nullable String> url;
  private final ClientProof proof;

  /**
   * @param verify whether certificates must be trusted
   * @param url null: not known now
   */
  IntrospectionEndpoint(
      DocumentClient documents,
      String userAgent,
      boolean verify,
      Supplier<@Nullable String> url,
      ClientProof proof) {
    this.documents = documents;
    this.userAgent = userAgent;
    this.verify = verify;
    this.url = url;
    this.proof = proof;
  }

  /** Where it asks, without secrets. */
  String place() {
    String address = url.get();
    Upstream place = address == null ? null : Upstream.parse(address, "oidc", verify);
    return place == null ? "an address that is not known" : place.origin() + place.basePath();
  }

  /** Null when the token is not active, or nobody says that it is. */
  @Nullable Active ask(String token) throws DocumentUnavailable, InterruptedException {
    String address = url.get();
    Upstream place = address == null ? null : Upstream.parse(address, "oidc", verify);
    if (place == null) {
      return null;
    }
    HttpHeaders headers =
        new DefaultHttpHeaders()
            .set(HttpHeaderNames.ACCEPT, "application/json")
            .set(HttpHeaderNames.USER_AGENT, userAgent);
    StringBuilder form = new StringBuilder("token=").append(PercentEncoding.encode(token));
    form.append("&token_type_hint=access_token");
    proof.addTo(headers, form);
    String path = place.basePath().isEmpty() ? "/" : place.basePath();
    String target = place.query() == null ? path : path + "?" + place.query();
    return read(
        documents.post(place.target(), place.hostHeader(), target, headers, form.toString()));
  }

  private static @Nullable Active read(Document answer) {
    if (answer.status() != 200) {
      return null;
    }
    try {
      JsonNode about = JsonMapper.shared().readTree(answer.body());
      JsonNode active = about.path("active");
      if (!active.isBoolean() || !active.booleanValue()) {
        return null;
      }
      JsonNode expires = about.path("exp");
      return new Active(expires.isNumber() ? (long) (expires.doubleValue() * 1000) : null);
    } catch (JacksonException notJson) {
      return null;
    }
  }
}
