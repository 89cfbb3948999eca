package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.rest.input.FormField;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.sample.Digest;
import io.tollgate.admin.sample.Stage;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.OnSqlite;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What holds of every address that comes in and that this installation calls (portals.md, 6.3). */
@OnSqlite
record PrivateAddressesTest(DatabaseKind database) {
  /** Refused when they are saved, where private upstreams are not allowed. */
  private static final Set<String> UPSTREAMS = Set.of("private_endpoint", "api_backend");

  /**
   * Refused by the guard when they are called: webhooks (WebhooksTest), test call (TestCallTest).
   */
  private static final Set<String> GUARDED = Set.of("url", "sandbox_endpoint", "endpoint");

  /** Called by clients and by gateways, which have rules of their own. */
  private static final Set<String> CALLED_BY_OTHERS =
      Set.of("oauth_login_url", "oidc_issuer_endpoint", "redirect_url");

  private static final List<String> PRIVATE =
      List.of(
          "http://localhost",
          "http://a.localhost:8080",
          "http://127.0.0.1",
          "http://127.1",
          "http://2130706433",
          "http://0x7f.1",
          "http://0177.0.0.1",
          "http://0",
          "http://10.0.0.1",
          "http://100.64.0.1",
          "http://169.254.169.254",
          "http://172.16.0.1",
          "http://192.168.0.1",
          "http://[::1]",
          "http://[::ffff:127.0.0.1]",
          "http://[fd00::1]",
          "http://[fe80::1]");

  @Test
  void every_address_is_known_to_be_called_by_somebody(Installation installation) {
    Set<String> addresses = new TreeSet<>();
    for (Route<?, ?, ?> route : installation.admin().routes()) {
      if (route.form() != null) {
        route.form().fields().stream()
            .filter(field -> field.example().toString().matches("https?://.*"))
            .map(FormField::name)
            .forEach(addresses::add);
      }
    }
    addresses.removeAll(GUARDED);
    addresses.removeAll(CALLED_BY_OTHERS);
    assertThat(addresses).as("say above who calls these").isEqualTo(new TreeSet<>(UPSTREAMS));
  }

  @Test
  void every_private_upstream_is_refused_where_they_are_not_allowed(Installation installation) {
    try (Admin strict = installation.open(false)) {
      strict.start();
      for (Route<?, ?, ?> route : Stage.routesOfTenants(installation).toList()) {
        if (route.form() != null) {
          route.form().fields().stream()
              .map(FormField::name)
              .filter(UPSTREAMS::contains)
              .forEach(field -> refuses(installation, strict.port(), route, field));
        }
      }
    }
  }

  private static void refuses(
      Installation installation, int port, Route<?, ?, ?> route, String field) {
    Stage stage = new Stage(installation, route);
    Digest before = Digest.of(installation, stage.tenant());
    for (String address : PRIVATE) {
      ObjectNode input = stage.request().input().deepCopy().put(field, address);
      Reply reply = stage.request().withInput(input).send(stage.client().at(port));
      assertThat(reply.status()).as("%s %s", stage.request(), address).isEqualTo(422);
      assertThat(reply.json().path("errors").has(field)).as(reply.body()).isTrue();
    }
    // The second control plane tells gateway and backend everything once, whenever that is.
    assertThat(Digest.of(installation, stage.tenant()).rows()).isEqualTo(before.rows());
  }
}
