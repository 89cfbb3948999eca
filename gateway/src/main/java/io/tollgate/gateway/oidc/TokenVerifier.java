package io.tollgate.gateway.oidc;

import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.oidc.TokenOutcome.Invalid;
import io.tollgate.gateway.oidc.TokenOutcome.Overloaded;
import io.tollgate.gateway.oidc.TokenOutcome.Verified;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a token is one of an issuer's (gateway.md, 3.8 and ruling 4). What costs little is
 * looked at first, on the event loop; signatures are verified elsewhere.
 */
public final class TokenVerifier {

  private static final Invalid NO_KEYS = new Invalid("the issuer's keys are not known");
  private static final Invalid UNKNOWN_KEY = new Invalid("the issuer has no key of that kid");
  private static final Overloaded OVERLOADED = new Overloaded();

  private final Issuer issuer;
  private final OidcSettings settings;
  private final VerifiedTokens verified;
  private final Executor signatures;
  private final InstantSource clock;

  /**
   * @param signatures verifies them, or throws {@link RejectedExecutionException} when too many
   *     wait
   */
  TokenVerifier(
      Issuer issuer,
      OidcSettings settings,
      VerifiedTokens verified,
      Executor signatures,
      InstantSource clock) {
    this.issuer = issuer;
    this.settings = settings;
    this.verified = verified;
    this.signatures = signatures;
    this.clock = clock;
  }

  /**
   * To be called on the call's event loop.
   *
   * @return null when it takes longer: then {@link Call#resumeWith} is called with the outcome
   */
  public @Nullable TokenOutcome verify(Call call, String token) {
    return verify(call, token, Patience.FRESH);
  }

  private @Nullable TokenOutcome verify(Call call, String token, Patience patience) {
    KeySet keys = issuer.keys();
    if (keys == null) {
      return afterFetch(call, token, null, NO_KEYS, patience);
    }
    TokenDigest digest = TokenDigest.of(keys.generation(), token);
    Verified before = verified.find(digest, clock.millis());
    if (before != null) {
      return before;
    }
    SignedToken signed = SignedToken.parse(token);
    if (signed == null) {
      return new Invalid("it is no signed token");
    }
    String problem = problem(signed, keys);
    if (problem != null) {
      return new Invalid(problem);
    }
    String keyId = signed.keyId();
    if (keyId == null) {
      return new Invalid("it names no key");
    }
    if (!keys.knows(keyId)) {
      return afterFetch(call, token, keys, UNKNOWN_KEY, patience);
    }
    VerificationKey key = keys.find(keyId, signed.algorithm());
    if (key == null) {
      return new Invalid("its key is not for " + signed.algorithm());
    }
    return verifySignature(call, signed, key, digest);
  }

  /**
   * For a call that is only explained, on its event loop. A token whose key is here is judged at
   * once, so that {@link #verify} need not be waited for: the outcome is the call's.
   *
   * @return what the issuer would be asked for; null: nothing
   */
  public @Nullable String wouldAsk(Call call, String token) {
    KeySet keys = issuer.keys();
    SignedToken signed = SignedToken.parse(token);
    String keyId = signed == null ? null : signed.keyId();
    if (keys == null) {
      return issuer.canBeFetched() ? issuer + " for its keys" : null;
    }
    if (signed == null || keyId == null || problem(signed, keys) != null) {
      return null;
    }
    if (!keys.knows(keyId)) {
      return issuer.canBeFetched() ? issuer + " for the key of the token" : null;
    }
    VerificationKey key = keys.find(keyId, signed.algorithm());
    if (key != null) {
      call.resumeWith(outcome(signed, key, TokenDigest.of(keys.generation(), token)));
    }
    return null;
  }

  private @Nullable String problem(SignedToken token, KeySet keys) {
    IssuerFacts facts = keys.facts();
    return facts.algorithms().contains(token.algorithm())
        ? ClaimRules.problem(
            token.claims(), facts.issuer(), clock.millis(), settings.leeway().toMillis())
        : "the issuer does not sign with " + token.algorithm();
  }

  private @Nullable TokenOutcome verifySignature(
      Call call, SignedToken signed, VerificationKey key, TokenDigest digest) {
    try {
      signatures.execute(() -> call.resumeWith(outcome(signed, key, digest)));
      return null;
    } catch (RejectedExecutionException full) {
      return OVERLOADED;
    }
  }

  private TokenOutcome outcome(SignedToken signed, VerificationKey key, TokenDigest digest) {
    if (!key.signed(signed)) {
      return new Invalid("its signature is wrong");
    }
    long expires = (long) ClaimRules.expiry(signed.claims(), settings.leeway().toMillis());
    Verified token = new Verified(signed.claims(), expires);
    verified.keep(digest, token);
    return token;
  }

  /** Looks at the token again when a fetch has ended, or has taken too long. */
  private @Nullable TokenOutcome afterFetch(
      Call call, String token, @Nullable KeySet seen, Invalid otherwise, Patience patience) {
    long now = clock.millis();
    long until = patience.until() == 0 ? now + settings.keyWait().toMillis() : patience.until();
    CompletableFuture<Void> fetch =
        patience.fetches() == 0 || until <= now ? null : issuer.fetchForUnknownKey(seen);
    if (fetch == null) {
      return otherwise;
    }
    Patience left = new Patience(patience.fetches() - 1, until);
    KeyWait.begin(
        call.eventLoop(),
        fetch,
        until - now,
        () -> {
          TokenOutcome outcome = verify(call, token, left);
          if (outcome != null) {
            call.resumeWith(outcome);
          }
        });
    return null;
  }

  /**
   * What a call still waits for.
   *
   * @param fetches how many: the first may have been under way when the token came, and miss a key
   *     that was published since; the second cannot
   * @param until milliseconds since 1970; 0: it has not waited yet
   */
  private record Patience(int fetches, long until) {
    static final Patience FRESH = new Patience(2, 0);
  }
}
