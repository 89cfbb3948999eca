package io.tollgate.server.cli;

import io.tollgate.admin.FirstStart;
import io.tollgate.server.composition.AdminRole;
import io.tollgate.server.composition.Tollgate;
import io.tollgate.server.demo.Sample;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a person sees when the server is up: where everything is, the secrets that were just made,
 * three lines to try.
 */
final class Banner {

  /** Answers do not end their last line, and the prompt would follow at once. */
  private static final String CURL = "curl -sS -w '\\n'";

  private final StringBuilder text = new StringBuilder();

  private Banner() {}

  /**
   * @param missing what keeps it from being ready, by part
   */
  static String of(Tollgate tollgate, Map<String, String> missing) {
    Banner banner = new Banner();
    banner.text.append('\n');
    banner.address("gateway", tollgate.gatewayUrl());
    banner.address(
        "the same over TLS",
        tollgate
            .encryptedGatewayUrl()
            .filter(url -> !tollgate.gatewayUrl().equals(Optional.of(url))));
    banner.address("Service Management API", tollgate.backendUrl());
    banner.address("the same over TLS", tollgate.encryptedBackendUrl());
    banner.address("internal API", tollgate.backendUrl().map(url -> url + "/internal"));
    banner.address("its user:password", tollgate.internalCredentialsFile().map(Path::toString));
    banner.address(
        "Account Management API", tollgate.admin().map(admin -> admin.url() + "/admin/api"));
    banner.address("gateway management", tollgate.managementUrl());
    banner.address(
        "metrics, health", tollgate.operationsUrl().map(url -> url + "/metrics, /readyz"));
    tollgate.admin().map(AdminRole::firstSecrets).ifPresent(banner::secrets);
    tollgate.sample().ifPresent(sample -> banner.sample(sample, tollgate));
    NextSteps.after(tollgate).forEach(banner::next);
    banner.missing(missing);
    // Last, so that whoever waits for this line has seen the rest.
    banner.text.append("\nTollgate is up. Ctrl-C stops it.\n");
    return banner.text.toString();
  }

  private void address(String what, Optional<String> url) {
    url.ifPresent(value -> line(what, value));
  }

  private void secrets(FirstStart.Credentials secrets) {
    text.append("\n  Made at this first start and shown only now:\n");
    line("admin token", secrets.adminToken());
    line("provider key", secrets.providerKey());
    Optional.ofNullable(secrets.masterToken()).ifPresent(value -> line("master token", value));
  }

  private void sample(Sample sample, Tollgate tollgate) {
    text.append("\n  Try it:\n");
    tollgate.gatewayUrl().ifPresent(url -> calls(sample, url + "/hello"));
    line(
        "usage",
        (CURL + " '%s/transactions/authorize.xml?service_token=%s&service_id=%s&user_key=%s'")
            .formatted(
                tollgate.backendUrl().or(tollgate::publishedBackendUrl).orElseThrow(),
                sample.serviceToken(),
                sample.serviceId(),
                sample.userKey()));
  }

  private void calls(Sample sample, String url) {
    line(
        "passes",
        (CURL + " -H 'Host: %s' '%s?user_key=%s'").formatted(sample.host(), url, sample.userKey()));
    line("refused", (CURL + " -H 'Host: %s' '%s?user_key=wrong'").formatted(sample.host(), url));
  }

  private void next(NextSteps.Step step) {
    text.append("\n  ").append(step.what()).append('\n');
    step.lines().forEach(line -> text.append("    ").append(line).append('\n'));
  }

  private void missing(Map<String, String> missing) {
    if (!missing.isEmpty()) {
      text.append("\n  Not ready yet; /readyz says when it is:\n");
      missing.forEach((part, what) -> line(part, what));
    }
  }

  private void line(String what, String value) {
    text.append("  %-24s  %s%n".formatted(what, value));
  }
}
