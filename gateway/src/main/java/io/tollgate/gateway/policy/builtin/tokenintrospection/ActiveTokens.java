package io.tollgate.gateway.policy.builtin.tokenintrospection;

import java.util.LinkedHashMap;
import java.util.Map;

/** Tokens of which the issuer has said that they are active. For any thread. */
final class ActiveTokens {

  private record Known(long since, long expires) {}

  private final Map<String, Known> known = new LinkedHashMap<>(64, 0.75f, true);

  /**
   * @param most milliseconds for which a word of the issuer counts
   */
  synchronized boolean contains(String digest, long now, long most) {
    Known token = known.get(digest);
    if (token == null) {
      return false;
    }
    if (now < token.expires && now - token.since < most) {
      return true;
    }
    known.remove(digest);
    return false;
  }

  /**
   * @param expires milliseconds since 1970
   * @param most number of tokens; the ones not asked for longest go first
   */
  synchronized void add(String digest, long now, long expires, int most) {
    known.put(digest, new Known(now, expires));
    while (known.size() > most) {
      known.remove(known.keySet().iterator().next());
    }
  }
}
