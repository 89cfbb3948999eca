package io.tollgate.server.composition;

import io.tollgate.http.tls.ClientIdentity;
import io.tollgate.http.tls.PemSource;
import io.tollgate.http.tls.UnusableCertificate;
import io.tollgate.server.settings.GatewayUpstreamTlsSection;
import io.tollgate.server.settings.Setting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the certificate that upstreams are shown. */
final class UpstreamIdentity {

  private UpstreamIdentity() {}

  /**
   * @return empty when there is none
   * @throws StartRefused when it cannot be used
   */
  static Optional<ClientIdentity> of(GatewayUpstreamTlsSection settings, InstantSource clock) {
    String certificate = settings.certificate();
    String key = settings.key();
    if (certificate == null && key == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          ClientIdentity.load(
              file(certificate, GatewayUpstreamTlsSection.CERTIFICATE),
              file(key, GatewayUpstreamTlsSection.KEY),
              passwords(settings.passwordFile()),
              clock));
    } catch (UnusableCertificate e) {
      Setting<String> setting =
          isAt(e, key) && !isAt(e, certificate)
              ? GatewayUpstreamTlsSection.KEY
              : GatewayUpstreamTlsSection.CERTIFICATE;
      throw new StartRefused(setting.name() + ": " + e.getMessage(), e);
    }
  }

  private static boolean isAt(UnusableCertificate e, @Nullable String file) {
    return file != null && e.isIn(Path.of(file));
  }

  private static PemSource file(@Nullable String path, Setting<String> setting) {
    if (path == null) {
      throw new StartRefused(
          "%s is missing: set both %s and %s, or none of them"
              .formatted(
                  setting.name(),
                  GatewayUpstreamTlsSection.CERTIFICATE.name(),
                  GatewayUpstreamTlsSection.KEY.name()));
    }
    return new PemSource.InFile(Path.of(path));
  }

  private static List<String> passwords(@Nullable String file) {
    if (file == null) {
      return List.of();
    }
    try {
      return Files.readAllLines(Path.of(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new StartRefused(
          "%s: %s cannot be read; name a file with a password on each line"
              .formatted(GatewayUpstreamTlsSection.PASSWORD_FILE.name(), file),
          e);
    }
  }
}
