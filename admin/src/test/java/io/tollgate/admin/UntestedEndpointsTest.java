package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.sample.Stage;
import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.ContractEndpoints.Key;
import io.tollgate.admin.support.ContractEndpoints.Row;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.OnBothDatabases;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Prints the endpoints of the contract that no sample calls with success; there is none. */
@OnBothDatabases
record UntestedEndpointsTest(DatabaseKind database) {

  @Test
  void the_list_of_endpoints_without_a_test_is_empty(Installation installation) {
    Set<Key> answered = new HashSet<>();
    for (Route<?, ?, ?> route : installation.admin().routes()) {
      int status = called(installation, route);
      if (status / 100 == 2) {
        answered.add(Key.of(route));
      }
    }

    List<Row> untested =
        EndpointsTest.wanted().stream().filter(row -> !answered.contains(row.key())).toList();

    System.out.println("P1 and P2 endpoints without a test (" + database + "): " + untested);
    assertThat(untested).isEmpty();
  }

  /** The status of the answer to a valid request. */
  private static int called(Installation installation, Route<?, ?, ?> route) {
    if (route.access().kind() == Access.Kind.TENANT) {
      Stage stage = new Stage(installation, route);
      return stage.request().send(stage.client()).status();
    }
    Client someone = installation.tenant();
    Client master = someone.with(installation.admin().masterSide().tokens().create());
    String path =
        route
            .path()
            .text()
            .replace("{id}", Long.toString(someone.credentials().tenantId()))
            .replace("{environment}", "production");
    String query =
        route.parameters().contains("secret") ? "?secret=" + Installation.EVENTS_SECRET : "";
    ObjectNode input = JsonMapper.shared().createObjectNode();
    if (route.form() != null) {
      input.setAll((ObjectNode) JsonMapper.shared().valueToTree(route.form().example()));
      input.remove("state_event");
    }
    Reply reply =
        input.isEmpty()
            ? master.send(route.verb().name(), path + ".json" + query, null, "")
            : master.send(
                route.verb().name(), path + ".json", "application/json", input.toString());
    return reply.status();
  }
}
