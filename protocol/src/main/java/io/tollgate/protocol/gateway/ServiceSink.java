package io.tollgate.protocol.gateway;

import io.tollgate.protocol.gateway.ConfigurationReader.Fault;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers the services of one document that can be served, and the faults of the others. */
final class ServiceSink {

  private final List<PublishedService> services = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();
  private final Set<Owned> taken = new HashSet<>();
  private final @Nullable String documentDebugKey;
  private final OidcEntries oidc;

  private record Owned(Environment environment, String serviceId) {}

  /**
   * @param providerKey the document's; opens the debug headers of services that name no digest of
   *     their own (gateway.md, D3)
   */
  ServiceSink(@Nullable String providerKey, OidcEntries oidc) {
    this.oidc = oidc;
    this.documentDebugKey = providerKey == null ? null : sha256(providerKey);
  }

  /**
   * @param index of the service in its document
   */
  void add(Fields service, Environment environment, int version, int index) {
    List<Fault> found = new ArrayList<>();
    Fields fields = service.reportingTo(found);
    ServiceConfiguration read = ServiceReader.read(fields, documentDebugKey);
    if (found.isEmpty() && !taken.add(new Owned(environment, read.id()))) {
      found.add(fields.fault("id", "belongs to an earlier service: " + read.id()));
    }
    read = read.with(oidc.of(index, read.id(), found));
    if (found.isEmpty()) {
      services.add(new PublishedService(environment, version, read));
    }
    faults.addAll(found);
  }

  void fault(Fault fault) {
    faults.add(fault);
  }

  List<PublishedService> services() {
    return services;
  }

  List<Fault> faults() {
    return faults;
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
