package io.tollgate.http.client;

import org.jspecify.annotations.Nullable;

/**
 * Where a call goes. Connections are shared only between calls whose targets are equal (gateway
 * contract, ruling 9). Make it once per route, not per call.
 *
 * @param secure TLS when true
 * @param host name or address literal (IPv6 without brackets) to connect to
 * @param port 1 to 65535
 * @param serverName the name this upstream is called by: the Host header's name, and with TLS the
 *     SNI and the name that its certificate must carry
 * @param owner label that keeps pools apart, for example a service id; empty when nobody else calls
 * @param verify whether the certificate must be trusted and carry the name; without meaning when
 *     not {@code secure}
 * @param tls how TLS is spoken; null: as the client's rule says
 * @param proxies which proxy calls leave through; null: as the client's rule says
 * @param http2 whether HTTP/2 is spoken, without asking first where there is no TLS
 */
public record UpstreamTarget(
    boolean secure,
    String host,
    int port,
    String serverName,
    String owner,
    boolean verify,
    @Nullable ClientTls tls,
    @Nullable OutgoingProxies proxies,
    boolean http2) {

  public UpstreamTarget {
    if (host.isEmpty() || port < 1 || port > 65_535) {
      throw new IllegalArgumentException(
          "An upstream needs a host and a port from 1 to 65535, not '%s' and %d"
              .formatted(host, port));
    }
  }

  /** In all else as the client's rules say. */
  public UpstreamTarget(
      boolean secure, String host, int port, String serverName, String owner, boolean verify) {
    this(secure, host, port, serverName, owner, verify, null, null, false);
  }

  public static UpstreamTarget cleartext(String host, int port, String owner) {
    return new UpstreamTarget(false, host, port, host, owner, false);
  }

  public static UpstreamTarget tls(String host, int port, String owner, boolean verify) {
    return new UpstreamTarget(true, host, port, host, owner, verify);
  }

  /** The same target, called by another name. */
  public UpstreamTarget named(String other) {
    return new UpstreamTarget(secure, host, port, other, owner, verify, tls, proxies, http2);
  }

  /** The same target at another place. */
  public UpstreamTarget at(String otherHost, int otherPort) {
    return new UpstreamTarget(
        secure, otherHost, otherPort, serverName, owner, verify, tls, proxies, http2);
  }

  /** The same target, reached through these proxies whatever the client's rule says. */
  public UpstreamTarget through(OutgoingProxies others) {
    return new UpstreamTarget(secure, host, port, serverName, owner, verify, tls, others, http2);
  }

  /** The same target, where TLS is spoken on these terms whatever the client's rule says. */
  public UpstreamTarget on(ClientTls terms) {
    return new UpstreamTarget(secure, host, port, serverName, owner, verify, terms, proxies, http2);
  }

  /** The same target, spoken to in HTTP/2. */
  public UpstreamTarget overHttp2() {
    return new UpstreamTarget(secure, host, port, serverName, owner, verify, tls, proxies, true);
  }

  /** {@code host:port}, with brackets around an IPv6 literal. */
  public String authority() {
    return authority(host, port);
  }

  static String authority(String host, int port) {
    return host.indexOf(':') < 0 ? host + ":" + port : "[" + host + "]:" + port;
  }
}
