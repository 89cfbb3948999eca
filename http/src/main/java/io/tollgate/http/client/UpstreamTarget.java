package io.tollgate.http.client;

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
 */
public record UpstreamTarget(
    boolean secure, String host, int port, String serverName, String owner, boolean verify) {

  public UpstreamTarget {
    if (host.isEmpty() || port < 1 || port > 65_535) {
      throw new IllegalArgumentException(
          "An upstream needs a host and a port from 1 to 65535, not '%s' and %d"
              .formatted(host, port));
    }
  }

  public static UpstreamTarget cleartext(String host, int port, String owner) {
    return new UpstreamTarget(false, host, port, host, owner, false);
  }

  public static UpstreamTarget tls(String host, int port, String owner, boolean verify) {
    return new UpstreamTarget(true, host, port, host, owner, verify);
  }

  /** {@code host:port}, with brackets around an IPv6 literal. */
  public String authority() {
    return host.indexOf(':') < 0 ? host + ":" + port : "[" + host + "]:" + port;
  }
}
