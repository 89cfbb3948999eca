package io.tollgate.gateway.oidc;

import io.tollgate.gateway.memory.RecentlyUsed;
import io.tollgate.gateway.oidc.TokenOutcome.Verified;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that have been verified, until they expire, by digest and key set: a signature costs a
 * hundred times what a look-up does. Bounded; those not asked for longest go first. For any thread.
 */
final class VerifiedTokens {

  private final RecentlyUsed<TokenDigest, Verified> tokens;

  VerifiedTokens(int most) {
    tokens = new RecentlyUsed<>(most);
  }

  @Nullable Verified find(TokenDigest digest, long now) {
    Verified found = tokens.find(digest);
    if (found != null && found.expires() <= now) {
      tokens.remove(digest, found);
      return null;
    }
    return found;
  }

  void keep(TokenDigest digest, Verified token) {
    tokens.put(digest, token);
  }
}
