package io.tollgate.server.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The backend's second listener, which speaks TLS 1.2 and 1.3. All three are set, or none.
 *
 * @param port null: there is no such listener
 * @param certificate PEM file
 * @param key PEM file
 */
public record BackendTlsSection(
    @Nullable Integer port, @Nullable String certificate, @Nullable String key) {

  public static final Setting<Integer> PORT =
      Setting.of(
          "backend.tls.port",
          ValueType.PORT,
          null,
          "Port on which the Service Management API is served over TLS 1.2 and 1.3 as well, on the address backend.bind. Unset: in"
              + " the clear only.");

  public static final Setting<String> CERTIFICATE =
      Setting.of(
          "backend.tls.certificate",
          ValueType.PATH,
          null,
          "PEM file with the certificate for backend.tls.port and those that lead to its authority. Looked at every 10 seconds; a new one"
              + " is served from the next connection on.");

  public static final Setting<String> KEY =
      Setting.of(
          "backend.tls.key",
          ValueType.PATH,
          null,
          "PEM file with that certificate's private key, not encrypted.");

  static final List<Setting<?>> ALL = List.of(PORT, CERTIFICATE, KEY);

  public static BackendTlsSection from(SettingValues values) {
    return new BackendTlsSection(values.find(PORT), values.find(CERTIFICATE), values.find(KEY));
  }
}
