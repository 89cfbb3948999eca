package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.database.Database;
import io.tollgate.admin.rest.output.Format;
import io.tollgate.admin.rest.route.PathTemplate;
import io.tollgate.admin.rest.route.Verb;
import io.tollgate.admin.sample.Stage;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.FreshDatabase;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.Inventory;
import io.tollgate.admin.support.OnBothDatabases;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** However long a list is, as many SQL statements read it. */
@OnBothDatabases
record ListStatementsTest(DatabaseKind database) {
  private static final int MANY = 50;

  /**
   * Who asks, what the path names, what a large answer weighs, the page and its length, and what is
   * shown inside each.
   */
  private static final long MOST_STATEMENTS = 6;

  /** Others send statements, too, such as what publishes, but not all the time. */
  private static final int TRIES = 50;

  /** Lists that cannot be long. */
  private static final Map<String, Integer> SHORT =
      Map.of(
          "/admin/api/application_plans/{plan_id}/metrics/{metric_id}/limits", 7,
          "/admin/api/services/{service_id}/errors", 20,
          "/admin/api/accounts/{account_id}/applications/{application_id}/keys", 5,
          "/admin/api/accounts/{account_id}/applications/{application_id}/referrer_filters", 5);

  private static final Map<String, String> QUERIES =
      Map.of(
          "/admin/api/services/proxy/configs/{environment}", "?host=shared.example.com",
          "/admin/api/nginx/spec", "?environment=sandbox");

  /** They find one, or are one document. */
  private static final Set<String> FINDERS =
      Set.of(
          "/admin/api/policies",
          "/admin/api/accounts/find",
          "/admin/api/applications/find",
          "/admin/api/accounts/{account_id}/applications/find");

  /** A route in one of its formats. */
  private record Listing(String template, Format format) {
    @Override
    public String toString() {
      return template + "." + format.name().toLowerCase(Locale.ROOT);
    }

    String path(Inventory inventory, Format asked) {
      return inventory.path(template)
          + "."
          + asked.name().toLowerCase(Locale.ROOT)
          + QUERIES.getOrDefault(template, "");
    }

    /** How many are listed, -1 when this is no list. */
    int length(Inventory inventory) {
      String path = path(inventory, Format.JSON);
      Reply reply = inventory.client().get(path);
      assertThat(reply.status()).as(path + reply.body()).isEqualTo(200);
      JsonNode json = reply.json();
      return Stream.concat(Stream.of(json), json.valueStream())
          .filter(JsonNode::isArray)
          .mapToInt(JsonNode::size)
          .findFirst()
          .orElse(-1);
    }

    int most() {
      return SHORT.getOrDefault(template, MANY);
    }
  }

  @Test
  void a_list_of_fifty_takes_as_many_statements_as_a_list_of_one(FreshDatabase fresh) {
    try (Installation installation = Installation.quiet(fresh.settings())) {
      holds(installation);
    }
  }

  private static void holds(Installation installation) {
    Inventory one = new Inventory(installation, 1);
    Inventory many = new Inventory(installation, MANY);
    List<Listing> lists =
        collections(installation).filter(listing -> listing.length(one) >= 0).toList();

    assertThat(lists).as("what can be listed was found").hasSizeGreaterThan(60);
    for (Listing list : lists) {
      assertThat(list.length(one)).as(list + " is short").isBetween(1, list.most() - 1);
      assertThat(list.length(many)).as(list + " is long").isGreaterThanOrEqualTo(list.most());
      long few = Long.MAX_VALUE;
      long more = Long.MAX_VALUE;
      for (int i = 0; i < TRIES && (few != more || few > MOST_STATEMENTS); i++) {
        few = Math.min(few, statements(installation, one, list));
        more = Math.min(more, statements(installation, many, list));
      }
      assertThat(more).as(list.toString()).isEqualTo(few);
      assertThat(few).as(list.toString()).isBetween(2L, MOST_STATEMENTS);
    }
  }

  private static Stream<Listing> collections(Installation installation) {
    return Stage.routesOfTenants(installation)
        .filter(route -> route.verb() == Verb.GET && isCollection(route.path()))
        .flatMap(
            route ->
                Stream.of(Format.values())
                    .filter(route.formats()::has)
                    .map(format -> new Listing(route.path().text(), format)));
  }

  /** Whether it does not end with the name of one thing. */
  private static boolean isCollection(PathTemplate path) {
    String last = path.segments().getLast();
    return !FINDERS.contains(path.text())
        && (!last.startsWith("{") || last.equals("{environment}"));
  }

  private static long statements(Installation installation, Inventory inventory, Listing list) {
    Database asked = installation.admin().database();
    String path = list.path(inventory, list.format());
    long before = asked.statements();
    inventory.client().get(path);
    return asked.statements() - before;
  }
}
