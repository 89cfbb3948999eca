package io.tollgate.gateway.policy.builtin.upstreammtls;

import io.tollgate.gateway.policy.DataUrl;
import io.tollgate.gateway.policy.PolicyFactory;
import io.tollgate.gateway.policy.PolicyFields;
import io.tollgate.gateway.policy.PolicyOutcome;
import io.tollgate.gateway.policy.PolicySite;
import io.tollgate.http.client.ClientTls;
import io.tollgate.http.tls.Authorities;
import io.tollgate.http.tls.ClientIdentity;
import io.tollgate.http.tls.PemSource;
import io.tollgate.http.tls.UnusableCertificate;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes it of {@code certificate} and {@code certificate_key}, files or texts as their {@code
 * …_type} says, {@code ca_certificates} and {@code verify}. Files are read when the configuration
 * is compiled.
 */
public final class UpstreamMtlsFactory implements PolicyFactory {

  private final InstantSource clock;

  /**
   * @param clock what the validity of certificates is judged by
   */
  public UpstreamMtlsFactory(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public PolicyOutcome create(ObjectNode configuration, PolicySite site, Consumer<String> faults) {
    PolicyFields fields = new PolicyFields(configuration);
    return fields.outcome(
        new UpstreamMtlsPolicy(
            new ClientTls(identity(fields), authorities(fields), fields.flag("verify", false))));
  }

  private @Nullable ClientIdentity identity(PolicyFields fields) {
    PemSource certificate = source(fields, "certificate");
    PemSource key = source(fields, "certificate_key");
    if (certificate == null && key == null) {
      return null;
    }
    if (certificate == null || key == null) {
      fields.wrong(
          certificate == null ? "certificate" : "certificate_key",
          "is missing; give a certificate and its key, or none of both");
      return null;
    }
    try {
      return ClientIdentity.load(certificate, key, List.of(), clock);
    } catch (UnusableCertificate e) {
      fields.wrong("certificate", "or its key cannot be used: " + e.getMessage());
      return null;
    }
  }

  /** Null when the field is absent. */
  private static @Nullable PemSource source(PolicyFields fields, String field) {
    String given = fields.text(field, "");
    if (given.isEmpty()) {
      return null;
    }
    if (fields.oneOf(field + "_type", "path", "path", "embedded").equals("embedded")) {
      return embedded(field, given);
    }
    try {
      return new PemSource.InFile(Path.of(given));
    } catch (InvalidPathException _) {
      fields.wrong(field, "must be a path, or %s_type must be embedded".formatted(field));
      return null;
    }
  }

  private static PemSource embedded(String field, String given) {
    String decoded = DataUrl.text(given);
    return new PemSource.InText(field, decoded == null ? given : decoded);
  }

  private static List<X509Certificate> authorities(PolicyFields fields) {
    List<X509Certificate> all = new ArrayList<>();
    List<String> texts = fields.texts("ca_certificates");
    for (int i = 0; i < texts.size(); i++) {
      String field = "ca_certificates[" + i + "]";
      try {
        all.addAll(Authorities.read(embedded(field, texts.get(i))));
      } catch (UnusableCertificate e) {
        fields.wrong("ca_certificates", "must be certificates in PEM: " + e.getMessage());
      }
    }
    return all;
  }
}
