package io.tollgate.gateway.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.tollgate.gateway.call.Upstream;
import io.tollgate.http.client.Document;
import io.tollgate.http.client.DocumentClient;
import io.tollgate.http.client.DocumentUnavailable;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Fetches what issuers publish about themselves. For threads that may wait. */
final class IssuerDocuments {

  private static final Set<String> KEY_TYPES =
      Set.of("application/json", "application/jwk-set+json");

  private final DocumentClient client;
  private final String userAgent;
  private final boolean verify;

  IssuerDocuments(DocumentClient client, String userAgent, boolean verify) {
    this.client = client;
    this.userAgent = userAgent;
    this.verify = verify;
  }

  /** Asks the issuer where its keys are, then for the keys. */
  IssuerFacts discover(IssuerUrl url) throws IssuerUnavailable, InterruptedException {
    JsonNode document = json(url.discovery());
    String issuer = text(document, "issuer");
    String jwksUri = text(document, "jwks_uri");
    if (issuer == null || jwksUri == null) {
      throw new IssuerUnavailable(
          "%s has no %s".formatted(url.discovery(), issuer == null ? "issuer" : "jwks_uri"));
    }
    Set<JWSAlgorithm> algorithms = new HashSet<>();
    for (JsonNode name : document.path("id_token_signing_alg_values_supported")) {
      algorithms.add(JWSAlgorithm.parse(name.asString("")));
    }
    String introspection = text(document, "introspection_endpoint");
    return new IssuerFacts(
        issuer,
        algorithms,
        introspection == null ? text(document, "token_introspection_endpoint") : introspection,
        keys(jwksUri));
  }

  Map<String, List<VerificationKey>> keys(String uri)
      throws IssuerUnavailable, InterruptedException {
    Document answer = fetch(uri);
    String type = answer.contentType().toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
    if (!KEY_TYPES.contains(type)) {
      throw new IssuerUnavailable(
          "%s answers with Content-Type '%s', not application/json or application/jwk-set+json"
              .formatted(shown(uri), type));
    }
    Map<String, List<VerificationKey>> keys = JwksReader.read(answer.text());
    if (keys == null) {
      throw new IssuerUnavailable(shown(uri) + " answers with something that is no set of keys");
    }
    return keys;
  }

  private JsonNode json(String uri) throws IssuerUnavailable, InterruptedException {
    try {
      JsonNode document = JsonMapper.shared().readTree(fetch(uri).body());
      if (document.isObject()) {
        return document;
      }
    } catch (JacksonException notJson) {
      // Told below, without the parser's words: they may quote the text.
    }
    throw new IssuerUnavailable(uri + " answers with something that is no JSON object");
  }

  private Document fetch(String uri) throws IssuerUnavailable, InterruptedException {
    Upstream place = Upstream.parse(uri, "oidc", verify);
    if (place == null) {
      throw new IssuerUnavailable(shown(uri) + " is no http or https URL");
    }
    String path = place.basePath().isEmpty() ? "/" : place.basePath();
    String target = place.query() == null ? path : path + "?" + place.query();
    HttpHeaders headers =
        new DefaultHttpHeaders()
            .set(HttpHeaderNames.ACCEPT, "application/json, application/jwk-set+json")
            .set(HttpHeaderNames.USER_AGENT, userAgent);
    try {
      Document answer = client.get(place.target(), place.hostHeader(), target, headers);
      if (answer.status() != 200) {
        throw new IssuerUnavailable(
            "%s answers %d; redirects are not followed".formatted(shown(uri), answer.status()));
      }
      return answer;
    } catch (DocumentUnavailable e) {
      throw new IssuerUnavailable(shown(uri) + " cannot be fetched: " + e.failure());
    }
  }

  /** Without what may be secret: user, password and query. */
  private static String shown(String uri) {
    return uri.replaceFirst("//[^/@]*@", "//***@").replaceFirst("[?#].*", "");
  }

  private static @Nullable String text(JsonNode document, String field) {
    JsonNode value = document.path(field);
    return value.isString() && !value.stringValue().isEmpty() ? value.stringValue() : null;
  }
}
