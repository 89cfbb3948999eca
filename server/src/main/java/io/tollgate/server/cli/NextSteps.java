package io.tollgate.server.cli;

import io.tollgate.admin.FirstStart;
import io.tollgate.server.composition.AdminRole;
import io.tollgate.server.composition.Tollgate;
import io.tollgate.server.demo.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a process with some of the roles needs beside it, as lines to paste. */
final class NextSteps {

  private NextSteps() {}

  /**
   * @param what what the lines do
   * @param lines of a shell
   */
  record Step(String what, List<String> lines) {}

  static List<Step> after(Tollgate tollgate) {
    List<Step> steps = new ArrayList<>();
    if (tollgate.admin().isEmpty()) {
      tollgate.backendUrl().ifPresent(url -> steps.add(admin(tollgate, url)));
    } else if (tollgate.gatewayUrl().isEmpty()) {
      steps.add(gateway(tollgate, tollgate.admin().get()));
    }
    return steps;
  }

  /** A backend without an admin role is told of products by one elsewhere. */
  private static Step admin(Tollgate tollgate, String url) {
    String credentials =
        tollgate
            .internalCredentialsFile()
            .map(file -> "--admin.backend-credentials-file " + file)
            .orElse("--admin.backend-password PASSWORD");
    return new Step(
        "It is told of products over its internal API. On this machine an admin side with a gateway does so by",
        List.of(
            "./tollgate up --roles gateway,admin --data.directory ./data-admin --metrics.port 9422 \\",
            "  --admin.backend-url " + url + " " + credentials));
  }

  /** An admin role without a gateway is asked for configurations by those elsewhere. */
  private static Step gateway(Tollgate tollgate, AdminRole admin) {
    String token =
        Optional.ofNullable(admin.firstSecrets())
            .map(FirstStart.Credentials::adminToken)
            .orElse("$T");
    String service = tollgate.sample().map(Sample::serviceId).orElse("S");
    return new Step(
        "Gateways fetch what they serve; a file and a gateway of it on this machine, "
            + "T being the admin token and S a product:",
        List.of(
            "curl -sSf -H \"Authorization: Bearer "
                + token
                + "\" "
                + admin.url()
                + "/admin/api/services/"
                + service
                + "/proxy/configs/production/latest.json > gateway.json",
            "./tollgate up --roles gateway --data.directory ./data-gateway --metrics.port 9423 --gateway.configuration-file gateway.json"));
  }
}
