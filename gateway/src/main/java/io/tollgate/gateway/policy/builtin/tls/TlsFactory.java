package io.tollgate.gateway.policy.builtin.tls;

import io.tollgate.gateway.policy.DataUrl;
import io.tollgate.gateway.policy.PolicyFactory;
import io.tollgate.gateway.policy.PolicyOutcome;
import io.tollgate.gateway.policy.PolicySite;
import io.tollgate.http.tls.CertificateFiles;
import io.tollgate.http.tls.CertificateSource;
import io.tollgate.http.tls.CertificateText;
import io.tollgate.http.tls.TlsIdentity;
import io.tollgate.http.tls.UnusableCertificate;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes {@code tls} policies of {@code certificates}. */
public final class TlsFactory implements PolicyFactory {

  private final InstantSource clock;

  /**
   * @param clock what the validity of certificates is judged by
   */
  public TlsFactory(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public PolicyOutcome create(ObjectNode configuration, PolicySite site, Consumer<String> faults) {
    JsonNode pairs = configuration.path("certificates");
    if (!pairs.isArray()) {
      return new PolicyOutcome.Invalid(
          "certificates must be a list of certificates with their keys");
    }
    for (int i = 0; i < pairs.size(); i++) {
      String field = "tls.configuration.certificates[" + i + "]";
      TlsIdentity identity = identity(pairs.get(i), field, faults);
      if (identity != null) {
        return new PolicyOutcome.Created(new TlsPolicy(identity));
      }
    }
    faults.accept(
        "no certificate of policy tls can be served, the listener's own is served instead");
    return new PolicyOutcome.Created(new TlsPolicy(null));
  }

  private @Nullable TlsIdentity identity(JsonNode pair, String field, Consumer<String> faults) {
    CertificateSource source = source(pair, field);
    if (source == null) {
      faults.accept(
          field
              + " needs certificate_path and certificate_key_path, or certificate and"
              + " certificate_key as data URLs");
      return null;
    }
    try {
      return TlsIdentity.load(source, clock);
    } catch (UnusableCertificate e) {
      faults.accept(field + ": " + e.getMessage());
      return null;
    }
  }

  private static @Nullable CertificateSource source(JsonNode pair, String field) {
    String file = pair.path("certificate_path").asString("");
    String keyFile = pair.path("certificate_key_path").asString("");
    if (!file.isEmpty() && !keyFile.isEmpty()) {
      try {
        return new CertificateFiles(Path.of(file), Path.of(keyFile));
      } catch (InvalidPathException _) {
        return null;
      }
    }
    String certificate = DataUrl.text(pair.path("certificate").asString(""));
    String key = DataUrl.text(pair.path("certificate_key").asString(""));
    return certificate == null || key == null ? null : new CertificateText(field, certificate, key);
  }
}
