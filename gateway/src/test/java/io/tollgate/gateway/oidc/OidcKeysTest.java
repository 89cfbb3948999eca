package io.tollgate.gateway.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.RSAKey;
import io.tollgate.gateway.testkit.IdentityProvider;
import io.tollgate.gateway.testkit.SettingsChange;
import io.tollgate.gateway.testkit.Soon;
import io.tollgate.gateway.testkit.TokenCalls;
import io.tollgate.http.testkit.RawMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keys come, go and are missed (gateway.md, 1.2 and ruling 4). */
class OidcKeysTest extends TokenCalls {

  /**
   * @param refetch between two fetches, in ms
   * @param pause least between two fetches for unknown keys, in ms
   */
  private void serve(long refetch, long pause, long wait) {
    OidcSettings settings =
        new OidcSettings(
            Duration.ofMillis(refetch),
            Duration.ofMillis(50),
            Duration.ofMillis(pause),
            Duration.ofMillis(wait),
            Duration.ZERO,
            true,
            Optional.empty(),
            1000);
    fixture.with(before -> new SettingsChange(before).oidc(settings).done());
    fixture.serve(issuer.service(fixture));
  }

  private String signedBy(RSAKey key) {
    return IdentityProvider.sign(key, JWSAlgorithm.RS256, issuer.claims().toString());
  }

  @Test
  void a_new_key_is_fetched_for_the_first_token_that_names_it() {
    serve(3_600_000, 0, 20_000);
    assertThat(call(issuer.token()).status()).isEqualTo(200);
    RSAKey next = IdentityProvider.rsa("rsa-2");
    issuer.published.set(0, next);
    assertThat(call(signedBy(next)).status()).isEqualTo(200);
    assertThat(issuer.keyFetches()).isEqualTo(2);
    assertThat(call(issuer.token()).status())
        .as("a token of a key that was withdrawn, though it was verified before")
        .isEqualTo(403);
  }

  @Test
  void unknown_keys_bring_one_fetch_in_a_while() {
    serve(3_600_000, 3_600_000, 20_000);
    assertThat(call(issuer.token()).status()).isEqualTo(200);
    for (int i = 0; i < 20; i++) {
      assertThat(
              call(signedBy(new RSAKey.Builder(IdentityProvider.RSA).keyID("x" + i).build()))
                  .status())
          .isEqualTo(403);
    }
    assertThat(issuer.keyFetches()).isEqualTo(2);
  }

  @Test
  void tokens_that_are_refused_for_their_claims_bring_no_fetch() {
    serve(3_600_000, 0, 20_000);
    assertThat(call(issuer.token()).status()).isEqualTo(200);
    String token =
        IdentityProvider.sign(
            IdentityProvider.rsa("x"),
            JWSAlgorithm.RS256,
            issuer.claims().put("exp", 1).toString());
    assertThat(call(token).status()).isEqualTo(403);
    assertThat(issuer.keyFetches()).isEqualTo(1);
  }

  @Test
  void keys_are_fetched_again_from_time_to_time() {
    serve(50, 3_600_000, 20_000);
    assertThat(call(issuer.token()).status()).isEqualTo(200);
    issuer.published.set(0, IdentityProvider.rsa("rsa-2"));
    Soon.holds("the withdrawn key is refused", () -> call(issuer.token()).status() == 403);
  }

  @Test
  void an_issuer_that_is_down_at_the_start_is_found_when_it_is_back() {
    issuer.down = true;
    serve(200, 0, 100);
    assertThat(call(issuer.token()).status()).isEqualTo(403);
    Soon.holds(
        "the operator is told",
        () ->
            log.lines().stream()
                .anyMatch(
                    line ->
                        line.contains("/realm/.well-known/openid-configuration cannot be fetched")
                            && line.contains("every call with its tokens is refused")));
    issuer.down = false;
    Soon.holds("the issuer is found", () -> call(issuer.token()).status() == 200);
  }

  @Test
  void an_issuer_that_fails_later_keeps_its_keys() {
    serve(50, 0, 20_000);
    assertThat(call(issuer.token()).status()).isEqualTo(200);
    issuer.down = true;
    Soon.holds(
        "a fetch fails",
        () -> log.lines().stream().anyMatch(line -> line.contains("the old keys are used on")));
    assertThat(call(issuer.token()).status()).isEqualTo(200);
    assertThat(call(issuer.token(issuer.claims().put("jti", "new"))).status()).isEqualTo(200);
  }

  @Test
  void keys_that_are_no_keys_are_not_taken() {
    issuer.keysType = "text/html";
    serve(3_600_000, 3_600_000, 20_000);
    assertThat(call(issuer.token()).status()).isEqualTo(403);
    Soon.holds(
        "the operator is told",
        () -> log.lines().stream().anyMatch(line -> line.contains("Content-Type 'text/html'")));
  }

  @Test
  void redirects_are_not_followed_and_secrets_not_logged() {
    issuer.description =
        document ->
            document.put(
                "jwks_uri", "http://u:hush@127.0.0.1:" + issuer.server.port() + "/moved?hush");
    serve(3_600_000, 3_600_000, 20_000);
    assertThat(call(issuer.token()).status()).isEqualTo(403);
    Soon.holds(
        "the operator is told",
        () -> log.lines().stream().anyMatch(line -> line.contains("/moved answers 404")));
    assertThat(log.lines()).noneMatch(line -> line.contains("hush"));
  }

  @Test
  void rotation_under_load_refuses_no_good_token() throws InterruptedException {
    serve(20, 0, 20_000);
    ConcurrentLinkedQueue<String> refused = new ConcurrentLinkedQueue<>();
    AtomicBoolean over = new AtomicBoolean();
    List<RSAKey> keys =
        List.of(IdentityProvider.RSA, IdentityProvider.rsa("r2"), IdentityProvider.rsa("r3"));
    issuer.published.clear();
    issuer.published.add(keys.getFirst());
    AtomicInteger signing = new AtomicInteger();
    List<AtomicInteger> done = Stream.generate(AtomicInteger::new).limit(4).toList();
    List<Thread> clients = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      int client = i;
      clients.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    for (int n = 0; !over.get(); n++) {
                      RSAKey key = keys.get(signing.get());
                      String token =
                          IdentityProvider.sign(
                              key,
                              JWSAlgorithm.RS256,
                              issuer.claims().put("jti", client + "-" + n / 2).toString());
                      RawMessage answer = call(token);
                      if (answer.status() != 200) {
                        refused.add(key.getKeyID() + ": " + answer.start());
                      }
                      done.get(client).incrementAndGet();
                    }
                  }));
    }
    for (int round = 1; round < 30; round++) {
      RSAKey next = keys.get(round % keys.size());
      RSAKey last = keys.get(signing.get());
      // As issuers do it: the new key is published, then used, and the old one stays a while.
      issuer.published.add(next);
      signing.set(round % keys.size());
      // Nobody holds a token of the old key any more.
      for (AtomicInteger calls : done) {
        int before = calls.get();
        Soon.holds("every client goes on", () -> calls.get() > before + 1);
      }
      issuer.published.remove(last);
    }
    over.set(true);
    for (Thread client : clients) {
      client.join();
    }
    assertThat(refused).isEmpty();
    assertThat(fixture.upstream.requests().size()).isGreaterThan(100);
  }
}
