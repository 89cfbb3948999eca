package io.tollgate.gateway.policy.builtin.tokenintrospection;

import io.tollgate.gateway.call.Sha256;
import io.tollgate.gateway.policy.builtin.tokenintrospection.IntrospectionEndpoint.Active;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** What one policy remembers of answers, as it is configured (gateway.md, 5.3.3). */
final class IntrospectionCache {

  private final ActiveTokens tokens;
  private final String asker;
  private final int most;
  private final @Nullable Long mostMillis;
  private final InstantSource clock;

  /**
   * @param asker whom is asked, as whom: another one's answers do not count
   * @param most tokens kept; 0: none is
   * @param mostMillis for which an answer counts; null: as long as the issuer says
   */
  IntrospectionCache(
      ActiveTokens tokens, String asker, int most, @Nullable Long mostMillis, InstantSource clock) {
    this.tokens = tokens;
    this.asker = asker;
    this.most = most;
    this.mostMillis = mostMillis;
    this.clock = clock;
  }

  boolean isActive(String token) {
    return most > 0
        && tokens.contains(
            digest(token), clock.millis(), mostMillis == null ? Long.MAX_VALUE : mostMillis);
  }

  void keep(String token, Active answer) {
    Long expires = answer.expires();
    if (most > 0 && (expires != null || mostMillis != null)) {
      tokens.add(digest(token), clock.millis(), expires == null ? Long.MAX_VALUE : expires, most);
    }
  }

  private String digest(String token) {
    return Sha256.hex(asker + "\n" + token);
  }
}
