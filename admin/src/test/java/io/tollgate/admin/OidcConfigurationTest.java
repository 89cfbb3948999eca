package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Developer;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.OnBothDatabases;
import org.junit.jupiter.api.Test;

@OnBothDatabases
record OidcConfigurationTest(DatabaseKind database) {

  private static String path(long service) {
    return "/admin/api/services/" + service + "/proxy/oidc_configuration";
  }

  @Test
  void the_flows_of_a_product_are_read_and_changed(Client client) {
    long service = client.product("Weather");

    Reply before = client.get(path(service) + ".json");
    Reply changed =
        client.patch(
            path(service) + ".json",
            "oidc_configuration[standard_flow_enabled]",
            "false",
            "oidc_configuration[direct_access_grants_enabled]",
            "true");

    long id = before.id();
    assertThat(before.body())
        .isEqualTo(
            "{\"oidc_configuration\":{\"id\":"
                + id
                + ",\"standard_flow_enabled\":true,\"implicit_flow_enabled\":false,"
                + "\"service_accounts_enabled\":false,\"direct_access_grants_enabled\":false}}");
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    assertThat(client.get(path(service) + ".json").body()).isEqualTo(changed.body());
    assertThat(changed.only().path("standard_flow_enabled").asBoolean()).isFalse();
    assertThat(changed.only().path("direct_access_grants_enabled").asBoolean()).isTrue();
    assertThat(client.putJson(path(service) + ".json", "{\"implicit_flow_enabled\":true}").body())
        .contains("\"standard_flow_enabled\":false,\"implicit_flow_enabled\":true");
    assertThat(client.get(path(service) + ".xml").body())
        .contains("<oidc_configuration><id>" + id + "</id>")
        .contains("<implicit_flow_enabled>true</implicit_flow_enabled>");
    assertThat(client.putJson(path(service) + ".json", "{}").status()).isEqualTo(400);
    assertThat(client.put(path(service) + ".json", "implicit_flow_enabled", "maybe").body())
        .isEqualTo("{\"errors\":{\"implicit_flow_enabled\":[\"is invalid\"]}}");
  }

  @Test
  void applications_of_an_openid_connect_product_show_its_flows(Installation installation) {
    Client client = installation.tenant();
    Developer developer = Developer.in("oidc", client);
    client.put(path(developer.service()) + ".json", "implicit_flow_enabled", "true");
    long application = developer.apply().id();
    String shown = developer.path(application);

    assertThat(client.get(shown + ".json").only().path("oidc_configuration").toString())
        .isEqualTo(client.get(path(developer.service()) + ".json").only().toString());
    assertThat(client.get(shown + ".xml").body())
        .contains("<oidc_configuration><id>", "<implicit_flow_enabled>true<");
    Developer other = Developer.in("2", installation.tenant());
    assertThat(other.client().get(other.path(other.apply().id()) + ".json").body())
        .doesNotContain("oidc_configuration");
  }

  @Test
  void flows_of_another_tenant_do_not_exist(Client client, Installation installation) {
    Client other = installation.tenant();
    long foreign = other.product("Theirs");

    assertThat(client.get(path(foreign) + ".json").status()).isEqualTo(404);
    assertThat(client.put(path(foreign) + ".json", "implicit_flow_enabled", "true").status())
        .isEqualTo(404);
    assertThat(other.get(path(foreign) + ".json").body())
        .contains("\"implicit_flow_enabled\":false");
  }
}
