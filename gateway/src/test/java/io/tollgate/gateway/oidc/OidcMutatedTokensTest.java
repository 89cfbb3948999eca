package io.tollgate.gateway.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.IdentityProvider;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.RawMessage;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ten thousand tokens that nobody issued: never let through, and never our fault. */
class OidcMutatedTokensTest {

  private static final int TOKENS = 10_000;

  private final GatewayFixture fixture = new GatewayFixture();
  private final IdentityProvider issuer = new IdentityProvider();
  private final Random random = new Random(87);
  private final ECKey ec = IdentityProvider.ec("ec-1", Curve.P_256);

  @AfterEach
  void close() {
    fixture.close();
    issuer.close();
  }

  @Test
  void ten_thousand_mutated_tokens_are_refused() {
    issuer.published.add(ec);
    fixture.serve(issuer.service(fixture));
    List<String> good =
        List.of(
            issuer.token(),
            IdentityProvider.sign(ec, JWSAlgorithm.ES256, issuer.claims().toString()));
    for (String token : good) {
      assertThat(fixture.get("/", "Authorization: Bearer " + token).status()).isEqualTo(200);
    }
    Map<Integer, Integer> statuses = new TreeMap<>();
    RawClient client = fixture.client();
    try {
      for (int i = 0; i < TOKENS; i++) {
        String token = mutated(good.get(random.nextInt(good.size())));
        if (good.contains(token)) {
          continue;
        }
        client.send(
            GatewayFixture.request("GET", "/", "localhost", "", "Authorization: Bearer " + token));
        RawMessage answer = client.read();
        statuses.merge(answer.status(), 1, Integer::sum);
        assertThat(answer.status()).as(token).isIn(400, 403);
        if (answer.status() == 400) {
          client.close();
          client = fixture.client();
        }
      }
    } finally {
      client.close();
    }
    assertThat(statuses.get(403)).isGreaterThan(TOKENS / 2);
    assertThat(fixture.backend.requests()).hasSize(good.size());
    assertThat(fixture.upstream.requests()).hasSize(good.size());
  }

  private String mutated(String token) {
    return switch (random.nextInt(8)) {
      case 0 -> noise(random.nextInt(200));
      case 1 -> flipped(token, 1 + random.nextInt(3));
      case 2 -> token.substring(0, random.nextInt(token.length()));
      case 3 -> token + noise(1 + random.nextInt(20));
      case 4 -> part(token, 0, edited(decoded(token, 0)));
      case 5 -> part(token, 1, edited(decoded(token, 1)));
      case 6 -> part(token, random.nextInt(3), nested());
      default -> part(token, 2, noise(random.nextInt(100)));
    };
  }

  private String noise(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) (random.nextInt(20) == 0 ? '.' : '!' + random.nextInt(94)));
    }
    return text.toString();
  }

  /**
   * Changes characters so that the bytes behind them change: the last ones may carry unused bits.
   */
  private String flipped(String token, int count) {
    char[] text = token.toCharArray();
    for (int i = 0; i < count; i++) {
      int at = random.nextInt(text.length - 3);
      text[at] = text[at] == 'A' ? 'Q' : 'A';
    }
    return new String(text);
  }

  private static String decoded(String token, int part) {
    return new String(
        Base64.getUrlDecoder().decode(token.split("\\.")[part]), StandardCharsets.UTF_8);
  }

  private String edited(String json) {
    String[] values = {
      "null",
      "[]",
      "{}",
      "-1",
      "1e999",
      "\"none\"",
      "\"HS256\"",
      "\"RS256\"",
      "true",
      "\"\\ud800\"",
      "00"
    };
    String value = values[random.nextInt(values.length)];
    String edit =
        switch (random.nextInt(5)) {
          case 0 -> json.replaceFirst(":(\"[^\"]*\"|[0-9]+)", ":" + value);
          case 1 -> json.substring(0, random.nextInt(json.length()));
          case 2 -> "{\"alg\":" + value + "," + json.substring(1);
          case 3 -> json.substring(0, json.length() - 1) + ",\"crit\":[\"exp\"],\"b64\":false}";
          default -> json.replace("rsa-1", "ec-1");
        };
    return base64(edit);
  }

  private String nested() {
    int depth = 1 + random.nextInt(2500);
    String open = random.nextBoolean() ? "[" : "{\"a\":";
    return base64("{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"x\":" + open.repeat(depth));
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String part(String token, int index, String replacement) {
    String[] parts = token.split("\\.");
    parts[index] = replacement;
    return String.join(".", parts);
  }
}
