package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Verb;
import io.tollgate.admin.support.ContractEndpoints;
import io.tollgate.admin.support.ContractEndpoints.Key;
import io.tollgate.admin.support.ContractEndpoints.Row;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.OnBothDatabases;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the routes against the endpoint tables of the contract. */
@OnBothDatabases
record EndpointsTest(DatabaseKind database) {

  /** Priorities that are to be there, and the section that comes with the pages. */
  private static final Set<String> WANTED = Set.of("P1", "P2");

  private static final String OF_THE_PAGES = "4.12";

  /** Bundles and analytics (7 and 8) are no part of the system of record. */
  private static final Pattern ELSEWHERE =
      Pattern.compile("/stats/.*|/admin/api/nginx\\.zip|/admin/api/deployments.*");

  /** What we offer beside the tables. */
  private static final Set<Key> NEW =
      Set.of(
          new Key(Verb.GET, "/admin/api/openapi"),
          new Key(Verb.PUT, "/admin/api/services/{}/mapping_rules/{}"),
          new Key(Verb.GET, "/admin/api/services/{}/mapping_rules/{}"),
          new Key(Verb.DELETE, "/admin/api/services/{}/mapping_rules/{}"));

  @Test
  void what_is_served_stands_in_the_contract(Installation installation) {
    Set<Key> known = ContractEndpoints.all().stream().map(Row::key).collect(Collectors.toSet());

    assertThat(declared(installation).keySet())
        .filteredOn(key -> !known.contains(key) && !NEW.contains(key))
        .isEmpty();
  }

  @Test
  void what_is_served_has_the_formats_of_the_contract(Installation installation) {
    Map<Key, Route<?, ?, ?>> declared = declared(installation);

    assertThat(ContractEndpoints.all())
        .filteredOn(
            row -> {
              Route<?, ?, ?> route = declared.get(row.key());
              return route != null && !row.allows(route.formats());
            })
        .isEmpty();
  }

  @Test
  void what_the_contract_wants_is_served(Installation installation) {
    Set<Key> declared = declared(installation).keySet();
    List<Row> wanted = wanted();
    List<Row> missing = wanted.stream().filter(row -> !declared.contains(row.key())).toList();

    assertThat(wanted).as("the tables were found").hasSizeGreaterThan(180);
    assertThat(missing).isEmpty();
  }

  /** What the system of record must serve. */
  static List<Row> wanted() {
    return ContractEndpoints.all().stream()
        .filter(row -> WANTED.contains(row.priority()) && !row.section().equals(OF_THE_PAGES))
        .filter(row -> !ELSEWHERE.matcher(row.path()).matches())
        .toList();
  }

  private static Map<Key, Route<?, ?, ?>> declared(Installation installation) {
    return installation.admin().routes().stream()
        .collect(Collectors.toMap(Key::of, route -> route));
  }
}
