package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.caller.Section;
import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Developer;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.Members;
import io.tollgate.admin.support.OnBothDatabases;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a member who sees some products may do to things that other products use (ruling 23). */
@OnBothDatabases
record PartialMembersTest(DatabaseKind database) {

  @Test
  void an_account_with_unseen_applications_stays(Client client, Installation installation) {
    Developer developer = Developer.in("1", client);
    String application = developer.path(developer.apply().id()) + ".json";
    Client member =
        Members.client(client, installation, Set.of(client.product("Mine")), Section.PARTNERS);
    String account = "/admin/api/accounts/" + developer.account() + ".json";

    Reply refused = member.delete(account);

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json().at("/errors/base/0").asString()).contains("ask an admin");
    assertThat(client.get(application).status()).isEqualTo(200);
    assertThat(client.delete(account).status()).isEqualTo(200);
  }

  @Test
  void a_backend_of_an_unseen_product_keeps_its_address(Client client, Installation installation) {
    long product = client.productWithUpstream("Theirs");
    Client member =
        Members.client(client, installation, Set.of(client.product("Mine")), Section.PLANS);
    String backend =
        "/admin/api/backend_apis/"
            + client
                .get("/admin/api/backend_apis.json")
                .json()
                .at("/backend_apis/0/backend_api/id")
                .asLong()
            + ".json";

    Reply refused = member.put(backend, "private_endpoint", "http://127.0.0.1:10");

    assertThat(refused.status()).isEqualTo(403);
    assertThat(
            client
                .get("/admin/api/services/" + product + "/proxy.json")
                .only()
                .path("api_backend")
                .asString())
        .isEqualTo("http://127.0.0.1:9");
    assertThat(client.put(backend, "private_endpoint", "http://127.0.0.1:10").status())
        .isEqualTo(200);
  }
}
