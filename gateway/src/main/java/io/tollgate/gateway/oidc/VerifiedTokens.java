package io.tollgate.gateway.oidc;

import io.tollgate.gateway.oidc.TokenOutcome.Verified;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that have been verified, until they expire, by digest and key set: a signature costs a
 * hundred times what a look-up does. Bounded; those not asked for longest go first. For any thread.
 */
final class VerifiedTokens {

  private static final int STRIPES = 16;

  private final Stripe[] stripes = new Stripe[STRIPES];

  /** The bound is {@code most}, in sixteen parts. */
  VerifiedTokens(int most) {
    for (int i = 0; i < STRIPES; i++) {
      stripes[i] = new Stripe(Math.max(1, most / STRIPES));
    }
  }

  @Nullable Verified find(TokenDigest digest, long now) {
    Stripe stripe = stripe(digest);
    synchronized (stripe) {
      Verified found = stripe.get(digest);
      if (found != null && found.expires() <= now) {
        stripe.remove(digest);
        return null;
      }
      return found;
    }
  }

  void keep(TokenDigest digest, Verified token) {
    Stripe stripe = stripe(digest);
    synchronized (stripe) {
      stripe.put(digest, token);
    }
  }

  private Stripe stripe(TokenDigest digest) {
    return stripes[(int) (digest.a() & (STRIPES - 1))];
  }

  private static final class Stripe extends LinkedHashMap<TokenDigest, Verified> {

    private static final long serialVersionUID = 1;

    private final int most;

    Stripe(int most) {
      super(64, 0.75f, true);
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<TokenDigest, Verified> eldest) {
      return size() > most;
    }
  }
}
