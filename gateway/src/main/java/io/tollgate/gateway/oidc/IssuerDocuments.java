package io.tollgate.gateway.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import io.tollgate.http.document.Document;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what issuers publish about themselves. For threads that may wait. */
final class IssuerDocuments {

  private static final Set<String> KEY_TYPES =
      Set.of("application/json", "application/jwk-set+json");

  private final DocumentFetch from;

  IssuerDocuments(DocumentFetch from) {
    this.from = from;
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
    Document answer = from.fetch(uri);
    String type = answer.contentType().toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
    if (!KEY_TYPES.contains(type)) {
      throw new IssuerUnavailable(
          "%s answers with Content-Type '%s', not application/json or application/jwk-set+json"
              .formatted(DocumentFetch.shown(uri), type));
    }
    Map<String, List<VerificationKey>> keys = JwksReader.read(answer.text());
    if (keys == null) {
      throw new IssuerUnavailable(
          DocumentFetch.shown(uri) + " answers with something that is no set of keys");
    }
    return keys;
  }

  private JsonNode json(String uri) throws IssuerUnavailable, InterruptedException {
    try {
      JsonNode document = JsonMapper.shared().readTree(from.fetch(uri).body());
      if (document.isObject()) {
        return document;
      }
    } catch (JacksonException notJson) {
      // Told below, without the parser's words: they may quote the text.
    }
    throw new IssuerUnavailable(uri + " answers with something that is no JSON object");
  }

  private static @Nullable String text(JsonNode document, String field) {
    JsonNode value = document.path(field);
    return value.isString() && !value.stringValue().isEmpty() ? value.stringValue() : null;
  }
}
