package io.tollgate.gateway.proxy;

import io.tollgate.http.client.OutgoingProxies;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How the gateway gets to whomever it calls: upstreams, backends, issuers and portals (gateway.md,
 * 1.5 and 2.10).
 *
 * @param nameServers DNS servers asked before the system's ({@code RESOLVER})
 * @param trusted PEM file with the certificates to trust instead of the platform's ({@code
 *     SSL_CERT_FILE})
 * @param proxies that calls leave through ({@code http_proxy} and its like)
 */
public record OutgoingSettings(
    List<InetSocketAddress> nameServers, Optional<Path> trusted, OutgoingProxies proxies) {

  /** What the system has, and no proxies. */
  public static final OutgoingSettings DEFAULT =
      new OutgoingSettings(List.of(), Optional.empty(), OutgoingProxies.NONE);

  public OutgoingSettings {
    nameServers = List.copyOf(nameServers);
  }
}
