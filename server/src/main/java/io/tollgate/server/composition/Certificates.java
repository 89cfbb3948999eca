package io.tollgate.server.composition;

import io.tollgate.http.tls.Authorities;
import io.tollgate.http.tls.CertificateFiles;
import io.tollgate.http.tls.PemSource;
import io.tollgate.http.tls.TlsIdentity;
import io.tollgate.http.tls.UnusableCertificate;
import io.tollgate.server.settings.BackendTlsSection;
import io.tollgate.server.settings.GatewayTlsSection;
import io.tollgate.server.settings.GatewayUpstreamTlsSection;
import io.tollgate.server.settings.GatewayWireSection;
import io.tollgate.server.settings.ProcessSection;
import io.tollgate.server.settings.ProcessSection.Role;
import io.tollgate.server.settings.Setting;
import io.tollgate.server.settings.SettingValues;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads the certificates that settings name, as a start would, and says what is wrong with them.
 */
final class Certificates {

  private final SettingValues values;
  private final InstantSource clock;
  private final List<String> problems = new ArrayList<>();

  /**
   * @param clock what validity is judged by
   */
  Certificates(SettingValues values, InstantSource clock) {
    this.values = values;
    this.clock = clock;
  }

  /** One for each that a role of this process cannot use, in words; empty when all is well. */
  List<String> problems() {
    problems.clear();
    Set<Role> roles = ProcessSection.from(values).roles();
    if (roles.contains(Role.BACKEND)) {
      backend(BackendTlsSection.from(values));
    }
    if (roles.contains(Role.GATEWAY)) {
      gateway(GatewayTlsSection.from(values));
      upstreams(GatewayUpstreamTlsSection.from(values));
      trusted();
    }
    return List.copyOf(problems);
  }

  /** That something is missing of the three is said by {@link Roles}. */
  private void backend(BackendTlsSection tls) {
    String certificate = tls.certificate();
    String key = tls.key();
    if (tls.port() != null && certificate != null && key != null) {
      served(
          new CertificateFiles(Path.of(certificate), Path.of(key)),
          BackendTlsSection.CERTIFICATE,
          BackendTlsSection.KEY);
    }
  }

  private void gateway(GatewayTlsSection tls) {
    if (tls.port() == null) {
      return;
    }
    try {
      GatewayEntrances.files(tls)
          .forEach(files -> served(files, GatewayTlsSection.CERTIFICATE, GatewayTlsSection.KEY));
    } catch (StartRefused e) {
      problems.add(String.valueOf(e.getMessage()));
    }
  }

  private void served(CertificateFiles files, Setting<?> certificate, Setting<?> key) {
    try {
      TlsIdentity unused = TlsIdentity.load(files, clock);
    } catch (UnusableCertificate e) {
      boolean itsKey = e.isIn(files.key()) && !e.isIn(files.certificates());
      problems.add(values.origin(itsKey ? key : certificate) + ": " + e.getMessage());
    }
  }

  private void upstreams(GatewayUpstreamTlsSection tls) {
    try {
      var unused = UpstreamIdentity.of(tls, clock);
    } catch (StartRefused e) {
      problems.add(String.valueOf(e.getMessage()));
    }
  }

  private void trusted() {
    String file = values.find(GatewayWireSection.TRUSTED);
    if (file != null) {
      try {
        var unused = Authorities.read(new PemSource.InFile(Path.of(file)));
      } catch (UnusableCertificate e) {
        problems.add(values.origin(GatewayWireSection.TRUSTED) + ": " + e.getMessage());
      }
    }
  }
}
