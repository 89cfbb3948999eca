package io.tollgate.gateway.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.tollgate.http.testkit.RawMessage;
import io.tollgate.http.testkit.ScriptedUpstream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An issuer of tokens on the loopback: describes itself, publishes its keys, and signs. */
public final class IdentityProvider implements AutoCloseable {

  public static final RSAKey RSA = rsa("rsa-1");

  public final ScriptedUpstream server;
  public final List<JWK> published = new CopyOnWriteArrayList<>(List.of(RSA));
  public volatile List<String> algorithms = List.of("RS256", "PS256", "ES256", "ES512");
  public volatile boolean down;
  public volatile String keysType = "application/json";
  public volatile UnaryOperator<ObjectNode> description = UnaryOperator.identity();
  public volatile String introspection = json(200, "{\"active\":true}");

  public IdentityProvider() {
    server =
        new ScriptedUpstream(
            connection -> {
              while (true) {
                String target = connection.readRequest().start().split(" ")[1];
                if (down) {
                  return;
                }
                connection.send(answer(target));
              }
            });
  }

  private String answer(String target) {
    return switch (target) {
      case "/realm/.well-known/openid-configuration" -> json(200, description().toString());
      case "/realm/keys" -> answer(200, keysType, new JWKSet(published).toString());
      case "/realm/introspect" -> introspection;
      default -> json(404, "{}");
    };
  }

  private ObjectNode description() {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("issuer", issuer()).put("jwks_uri", issuer() + "/keys");
    document.put("introspection_endpoint", issuer() + "/introspect");
    ArrayNode names = document.putArray("id_token_signing_alg_values_supported");
    algorithms.forEach(names::add);
    return description.apply(document);
  }

  public static String json(int status, String body) {
    return answer(status, "application/json", body);
  }

  public static String answer(int status, String type, String body) {
    return "HTTP/1.1 %d X\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(status, type, body.length(), body);
  }

  /** {@code iss} of its tokens, and its discovery base. */
  public String issuer() {
    return "http://127.0.0.1:" + server.port() + "/realm";
  }

  /** Requests for its keys so far. */
  public long keyFetches() {
    return requests("/realm/keys").size();
  }

  public List<RawMessage> requests(String target) {
    List<RawMessage> found = new ArrayList<>();
    for (RawMessage request : server.requests()) {
      if (request.start().split(" ")[1].equals(target)) {
        found.add(request);
      }
    }
    return found;
  }

  /** Claims of a good token for the application {@code appid}. */
  public ObjectNode claims() {
    long now = System.currentTimeMillis() / 1000;
    ObjectNode claims =
        JsonNodeFactory.instance
            .objectNode()
            .put("iss", issuer())
            .put("sub", "someone")
            .put("azp", "appid")
            .put("iat", now - 1)
            .put("exp", now + 600)
            .put("typ", "Bearer");
    claims.putArray("aud").add("api");
    return claims;
  }

  /** A good token signed with RS256. */
  public String token() {
    return token(claims());
  }

  public String token(ObjectNode claims) {
    return sign(RSA, JWSAlgorithm.RS256, claims.toString());
  }

  public static String sign(JWK key, JWSAlgorithm algorithm, String payload) {
    return sign(new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), key, payload);
  }

  public static String sign(JWSHeader header, JWK key, String payload) {
    try {
      JWSSigner signer =
          switch (key) {
            case RSAKey rsa -> new RSASSASigner(rsa);
            case ECKey ec -> new ECDSASigner(ec);
            default -> throw new IllegalArgumentException("no signer for " + key.getKeyType());
          };
      JWSObject token = new JWSObject(header, new Payload(payload));
      token.sign(signer);
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalArgumentException(e);
    }
  }

  public static RSAKey rsa(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  public static ECKey ec(String id, Curve curve) {
    try {
      return new ECKeyGenerator(curve).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A copy of the contract's service S that asks for tokens of this issuer. */
  public ObjectNode service(GatewayFixture fixture) {
    ObjectNode service = fixture.service().put("backend_version", "oauth");
    GatewayFixture.proxy(service)
        .put("authentication_method", "oidc")
        .put("oidc_issuer_endpoint", issuer());
    return service;
  }

  public static ObjectNode read(String json) {
    return (ObjectNode) JsonMapper.shared().readTree(json);
  }

  @Override
  public void close() {
    server.close();
  }
}
