package io.tollgate.admin.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.service.Service;
import io.tollgate.admin.service.Services;
import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.OnBothDatabases;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@OnBothDatabases
record HostedEndpointsTest(DatabaseKind database) {

  private static long product(Client client, String systemName) {
    Reply made =
        client.post("/admin/api/services.json", "name", systemName, "system_name", systemName);
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made.id();
  }

  private static String endpoint(Client client, long product) {
    return client
        .get("/admin/api/services/" + product + "/proxy.json")
        .only()
        .path("endpoint")
        .asString();
  }

  @Test
  void no_two_products_share_an_address_and_each_keeps_its_own(Client client) {
    List<Long> products = new ArrayList<>();
    for (String name : List.of("k1-b", "k1_b", "K1-B")) {
      products.add(product(client, name));
    }
    List<String> before = products.stream().map(id -> endpoint(client, id)).toList();
    for (long id : products) {
      String proxy = "/admin/api/services/" + id + "/proxy.json";
      assertThat(client.patch(proxy, "auth_user_key", "key").status()).isEqualTo(200);
    }

    assertThat(before)
        .containsExactly(
            "http://k1-b.localhost:8080",
            "http://k1-b-" + products.get(1) + ".localhost:8080",
            "http://k1-b-" + products.get(2) + ".localhost:8080");
    assertThat(products.stream().map(id -> endpoint(client, id))).isEqualTo(before);
  }

  @Test
  void tenants_but_the_first_have_their_name_in_it(Client client, Installation installation) {
    HostedEndpoints endpoints =
        new HostedEndpoints(
            new EndpointTemplates("http://{system_name}.s", "http://{system_name}.p", true));
    long product = product(client, "weather");

    ProxyRules.Generated generated =
        installation
            .admin()
            .database()
            .read(
                client.credentials().tenantId(),
                rows -> {
                  Service service =
                      Objects.requireNonNull(
                          Services.find(
                              rows,
                              Caller.operator(client.credentials().tenantId(), "test"),
                              product));
                  return endpoints.of(rows, service);
                });

    assertThat(generated.endpoint()).matches("http://weather-provider[0-9]+\\.p");
    assertThat(generated.sandboxEndpoint()).matches("http://weather-provider[0-9]+\\.s");
  }
}
