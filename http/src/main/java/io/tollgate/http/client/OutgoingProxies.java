package io.tollgate.http.client;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which proxy the calls to a target leave through (gateway contract 2.10).
 *
 * @param http for targets in the clear; null: none
 * @param https for targets over TLS; null: none
 * @param exempt hosts that are called without a proxy: names and address literals, which stand for
 *     what is below them as well, also written {@code .domain}; {@code *} stands for all
 */
public record OutgoingProxies(
    @Nullable OutgoingProxy http, @Nullable OutgoingProxy https, List<String> exempt) {

  /** All calls leave without a proxy. */
  public static final OutgoingProxies NONE = new OutgoingProxies(null, null, List.of());

  public OutgoingProxies {
    exempt = exempt.stream().map(OutgoingProxies::normal).filter(name -> !name.isEmpty()).toList();
  }

  private static String normal(String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    String undotted = lower.startsWith(".") ? lower.substring(1) : lower;
    return undotted.startsWith("[") ? undotted.substring(1, undotted.length() - 1) : undotted;
  }

  /**
   * The proxy for a target, null: it is called directly.
   *
   * @param secure whether the target speaks TLS
   * @param host name or address literal, IPv6 without brackets
   */
  public @Nullable OutgoingProxy of(boolean secure, String host) {
    OutgoingProxy proxy = secure ? https : http;
    return proxy == null || isExempt(normal(host)) ? null : proxy;
  }

  private boolean isExempt(String host) {
    for (String name : exempt) {
      if (name.equals("*") || host.equals(name) || host.endsWith("." + name)) {
        return true;
      }
    }
    return false;
  }
}
