package io.tollgate.server.composition;

import io.tollgate.gateway.listener.ListenerSettings;
import io.tollgate.gateway.listener.SecureListening;
import io.tollgate.gateway.spool.SpoolSettings;
import io.tollgate.http.server.HttpLimits;
import io.tollgate.http.tls.CertificateFiles;
import io.tollgate.http.tls.CertificateSource;
import io.tollgate.http.tls.SelfSigned;
import io.tollgate.server.settings.GatewayLimitsSection;
import io.tollgate.server.settings.GatewayLimitsSection.EncodedSlash;
import io.tollgate.server.settings.GatewayTlsSection;
import io.tollgate.server.settings.GatewayTlsSection.VerifyClient;
import io.tollgate.server.settings.ProcessSection;
import io.tollgate.server.settings.SettingValues;
import io.tollgate.server.settings.SpoolSection;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the gateway's listeners of its settings. */
final class GatewayEntrances {

  private static final Logger log = LoggerFactory.getLogger(GatewayEntrances.class);

  private GatewayEntrances() {}

  static ListenerSettings of(
      InetSocketAddress address,
      SettingValues values,
      HttpLimits limits,
      int callsInFlight,
      InstantSource clock) {
    GatewayTlsSection tls = GatewayTlsSection.from(values);
    GatewayLimitsSection bounds = GatewayLimitsSection.from(values);
    return new ListenerSettings(
        address,
        tls.proxyProtocol(),
        Optional.ofNullable(tls.port())
            .map(port -> secure(new InetSocketAddress(address.getHostString(), port), tls, clock)),
        limits,
        callsInFlight,
        bounds.maxLoopLag(),
        bounds.encodedSlash() == EncodedSlash.REJECT,
        spool(values));
  }

  private static SpoolSettings spool(SettingValues values) {
    SpoolSection spool = SpoolSection.from(values);
    String directory = spool.directory();
    return new SpoolSettings(
        directory == null
            ? ProcessSection.from(values).dataDirectory().resolve("spool")
            : Path.of(directory),
        spool.maxBytes());
  }

  private static SecureListening secure(
      InetSocketAddress address, GatewayTlsSection tls, InstantSource clock) {
    return new SecureListening(
        address,
        certificates(tls, clock),
        tls.verifyClient() == VerifyClient.OFF
            ? OptionalInt.empty()
            : OptionalInt.of(tls.verifyDepth()),
        tls.secureProxyProtocol());
  }

  private static List<CertificateSource> certificates(GatewayTlsSection tls, InstantSource clock) {
    List<CertificateSource> sources = new ArrayList<>(files(tls));
    if (sources.isEmpty()) {
      log.warn(
          "{} is set without {}: clients get a certificate for localhost that nobody vouches for",
          GatewayTlsSection.PORT.name(),
          GatewayTlsSection.CERTIFICATE.name());
      sources.add(SelfSigned.make("the certificate made at start", "localhost", clock.instant()));
    }
    return sources;
  }

  /**
   * The certificates with their keys, empty when one is made.
   *
   * @throws StartRefused when one has no key, or a key no certificate
   */
  static List<CertificateFiles> files(GatewayTlsSection tls) {
    List<Path> certificates = files(tls.certificates());
    List<Path> keys = files(tls.keys());
    if (certificates.size() != keys.size()) {
      throw new StartRefused(
          "%s names %d files and %s %d: give each certificate its key, in the same order"
              .formatted(
                  GatewayTlsSection.CERTIFICATE.name(),
                  certificates.size(),
                  GatewayTlsSection.KEY.name(),
                  keys.size()));
    }
    List<CertificateFiles> pairs = new ArrayList<>();
    for (int i = 0; i < certificates.size(); i++) {
      pairs.add(new CertificateFiles(certificates.get(i), keys.get(i)));
    }
    return pairs;
  }

  private static List<Path> files(@Nullable String list) {
    List<Path> files = new ArrayList<>();
    if (list != null) {
      for (String file : list.split(",", -1)) {
        files.add(Path.of(file.strip()));
      }
    }
    return files;
  }
}
