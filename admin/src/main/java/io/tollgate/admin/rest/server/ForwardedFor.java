package io.tollgate.admin.rest.server;

import io.tollgate.admin.outgoing.Network;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from when proxies stand in between (ruling 4): what a trusted proxy says of
 * its own peer is believed, what anybody else says is not.
 *
 * @param proxies the networks of trusted proxies
 */
public record ForwardedFor(List<Network> proxies) {
  public ForwardedFor {
    proxies = List.copyOf(proxies);
  }

  /**
   * @param peer address of whoever opened the connection
   * @param header X-Forwarded-For, each proxy's peer appended to what it was sent; null when absent
   */
  String source(String peer, @Nullable String header) {
    String source = peer;
    String[] told = header == null ? new String[0] : header.split(",", -1);
    for (int i = told.length - 1; i >= 0 && isTrusted(source); i--) {
      String before = told[i].strip();
      if (!isAddress(before)) {
        return source;
      }
      source = before;
    }
    return source;
  }

  private boolean isTrusted(String source) {
    if (proxies.isEmpty() || !isAddress(source)) {
      return false;
    }
    InetAddress address = InetAddress.ofLiteral(source);
    return proxies.stream().anyMatch(network -> network.contains(address));
  }

  private static boolean isAddress(String text) {
    try {
      InetAddress unused = InetAddress.ofLiteral(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
