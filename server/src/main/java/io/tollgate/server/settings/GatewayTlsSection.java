package io.tollgate.server.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How clients reach the gateway beside plain HTTP: over TLS, and through balancers that speak the
 * PROXY protocol.
 *
 * @param port null: there is no such listener
 * @param certificates PEM files, null: one is made
 * @param keys PEM files in the same order
 */
public record GatewayTlsSection(
    @Nullable Integer port,
    @Nullable String certificates,
    @Nullable String keys,
    VerifyClient verifyClient,
    int verifyDepth,
    boolean proxyProtocol,
    boolean secureProxyProtocol) {

  /** Whether clients are asked for a certificate; policies judge it. */
  public enum VerifyClient {
    OFF,
    OPTIONAL_NO_CA
  }

  public static final Setting<Integer> PORT =
      Setting.of(
              "gateway.https.port",
              ValueType.PORT,
              null,
              "Port for API calls over TLS 1.2 and 1.3, on the address gateway.bind. The same as gateway.port: over TLS only. Unset: in"
                  + " the clear only.")
          .alias("APICAST_HTTPS_PORT");

  public static final Setting<String> CERTIFICATE =
      Setting.of(
              "gateway.https.certificate",
              ValueType.PATH,
              null,
              "PEM file with the certificate for gateway.https.port and those that lead to its authority; several files, separated by"
                  + " commas, are chosen from by the host that clients name. Looked at every 10 seconds. Unset: one that nobody vouches"
                  + " for is made.")
          .alias("APICAST_HTTPS_CERTIFICATE");

  public static final Setting<String> KEY =
      Setting.of(
              "gateway.https.certificate-key",
              ValueType.PATH,
              null,
              "PEM file with the private key of gateway.https.certificate, not encrypted; of several, in the same order.")
          .alias("APICAST_HTTPS_CERTIFICATE_KEY");

  public static final Setting<VerifyClient> VERIFY_CLIENT =
      Setting.of(
              "gateway.https.verify-client",
              ValueType.oneOf(VerifyClient.class),
              "optional-no-ca",
              "Whether clients are asked for a certificate, which policies then judge.")
          .alias("APICAST_HTTPS_VERIFY_CLIENT");

  public static final Setting<Integer> VERIFY_DEPTH =
      Setting.of(
              "gateway.https.verify-depth",
              ValueType.integer(0, 100),
              "1",
              "Authorities that may stand between a client's certificate and its root.")
          .alias("APICAST_HTTPS_VERIFY_DEPTH");

  public static final Setting<Boolean> PROXY_PROTOCOL =
      Setting.of(
              "gateway.proxy-protocol",
              ValueType.BOOLEAN,
              "false",
              "Connections to gateway.port begin with a header of the PROXY protocol, version 1 or 2; others are closed.")
          .alias("APICAST_HTTP_PROXY_PROTOCOL");

  public static final Setting<Boolean> HTTPS_PROXY_PROTOCOL =
      Setting.of(
              "gateway.https.proxy-protocol",
              ValueType.BOOLEAN,
              "false",
              "The same for gateway.https.port.")
          .alias("APICAST_HTTPS_PROXY_PROTOCOL");

  static final List<Setting<?>> ALL =
      List.of(
          PORT,
          CERTIFICATE,
          KEY,
          VERIFY_CLIENT,
          VERIFY_DEPTH,
          PROXY_PROTOCOL,
          HTTPS_PROXY_PROTOCOL);

  public static GatewayTlsSection from(SettingValues values) {
    return new GatewayTlsSection(
        values.find(PORT),
        values.find(CERTIFICATE),
        values.find(KEY),
        values.get(VERIFY_CLIENT),
        values.get(VERIFY_DEPTH),
        values.get(PROXY_PROTOCOL),
        values.get(HTTPS_PROXY_PROTOCOL));
  }
}
