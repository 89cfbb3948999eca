package io.tollgate.gateway.proxy;

import io.tollgate.http.client.OutgoingProxies;
import io.tollgate.http.tls.ClientIdentity;
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
 * @param identity shown to upstreams that ask for a certificate, and to nobody else ({@code
 *     APICAST_PROXY_HTTPS_CERTIFICATE})
 * @param resumes whether connections to upstreams take up TLS sessions of earlier ones ({@code
 *     APICAST_PROXY_HTTPS_SESSION_REUSE})
 * @param proxies that calls leave through ({@code http_proxy} and its like)
 */
public record OutgoingSettings(
    List<InetSocketAddress> nameServers,
    Optional<Path> trusted,
    Optional<ClientIdentity> identity,
    boolean resumes,
    OutgoingProxies proxies) {

  /** What the system has, no certificate, no proxies. */
  public static final OutgoingSettings DEFAULT =
      new OutgoingSettings(
          List.of(), Optional.empty(), Optional.empty(), true, OutgoingProxies.NONE);

  public OutgoingSettings {
    nameServers = List.copyOf(nameServers);
  }
}
