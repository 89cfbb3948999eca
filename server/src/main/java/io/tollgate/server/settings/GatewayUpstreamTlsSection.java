package io.tollgate.server.settings;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who the gateway is towards upstreams that speak TLS.
 *
 * @param certificate PEM file, null: it shows none
 * @param key PEM file, null: there is no certificate either
 * @param passwordFile null: the key is not encrypted
 */
public record GatewayUpstreamTlsSection(
    @Nullable String certificate,
    @Nullable String key,
    @Nullable String passwordFile,
    boolean sessionReuse) {

  public static final Setting<String> CERTIFICATE =
      Setting.of(
              "gateway.upstream-certificate",
              ValueType.PATH,
              null,
              "PEM file with the certificate that upstreams are shown which ask for one, and those that lead to its authority. The policy"
                  + " upstream_mtls takes its place.")
          .alias("APICAST_PROXY_HTTPS_CERTIFICATE");

  public static final Setting<String> KEY =
      Setting.of(
              "gateway.upstream-certificate-key",
              ValueType.PATH,
              null,
              "PEM file with the private key of gateway.upstream-certificate.")
          .alias("APICAST_PROXY_HTTPS_CERTIFICATE_KEY");

  public static final Setting<String> PASSWORD_FILE =
      Setting.of(
              "gateway.upstream-certificate-password-file",
              ValueType.PATH,
              null,
              "File with passwords for gateway.upstream-certificate-key, one a line; they are tried in turn.")
          .alias("APICAST_PROXY_HTTPS_PASSWORD_FILE");

  public static final Setting<Boolean> SESSION_REUSE =
      Setting.of(
              "gateway.upstream-session-reuse",
              new ValueType<>("on or off", GatewayUpstreamTlsSection::onOrOff),
              "on",
              "Whether new connections to upstreams take up TLS sessions of earlier ones.")
          .alias("APICAST_PROXY_HTTPS_SESSION_REUSE");

  static final List<Setting<?>> ALL = List.of(CERTIFICATE, KEY, PASSWORD_FILE, SESSION_REUSE);

  public static GatewayUpstreamTlsSection from(SettingValues values) {
    return new GatewayUpstreamTlsSection(
        values.find(CERTIFICATE),
        values.find(KEY),
        values.find(PASSWORD_FILE),
        values.get(SESSION_REUSE));
  }

  private static boolean onOrOff(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "on" -> true;
      case "off" -> false;
      default -> ValueType.BOOLEAN.parser().apply(text);
    };
  }
}
