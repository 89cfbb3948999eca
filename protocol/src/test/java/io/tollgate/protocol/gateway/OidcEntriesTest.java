package io.tollgate.protocol.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.protocol.gateway.ConfigurationReader.Fault;
import io.tollgate.protocol.gateway.ConfigurationReader.Outcome;
import io.tollgate.protocol.gateway.ConfigurationReader.Read;
import io.tollgate.protocol.gateway.ConfigurationReader.Rejected;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The {@code oidc} array beside the services (gateway.md, 1.1). */
class OidcEntriesTest {

  private static final String SERVICES = "\"services\":[{\"id\":1},{\"id\":2},{\"id\":3}]";

  private static Outcome outcome(String oidc) {
    return new ConfigurationReader(Environment.PRODUCTION)
        .read("{" + SERVICES + ",\"oidc\":" + oidc + "}");
  }

  private static Read read(String oidc) {
    return (Read) outcome(oidc);
  }

  private static List<String> issuers(Read read) {
    return read.configuration().services().stream()
        .map(published -> published.service().oidc())
        .map(entry -> entry == null ? "none" : String.valueOf(entry.issuer()))
        .toList();
  }

  @Test
  void an_entry_belongs_to_the_service_at_its_place() {
    assertThat(issuers(read("[{\"issuer\":\"a\"},false,{\"issuer\":\"c\"},{\"issuer\":\"d\"}]")))
        .containsExactly("a", "none", "c");
    assertThat(issuers(read("[{},null]"))).containsExactly("none", "none", "none");
    assertThat(issuers(read("null"))).containsExactly("none", "none", "none");
  }

  @Test
  void an_entry_that_names_a_service_belongs_to_that_one() {
    assertThat(
            issuers(
                read(
                    "[{\"issuer\":\"c\",\"service_id\":3},{\"issuer\":\"gone\",\"service_id\":9}]")))
        .containsExactly("none", "none", "c");
  }

  @Test
  void a_service_that_cannot_be_served_does_not_move_the_others() {
    Read read =
        (Read)
            new ConfigurationReader(Environment.PRODUCTION)
                .read(
                    "{\"services\":[{\"id\":[]},{\"id\":2}],\"oidc\":[{\"issuer\":\"a\"},{\"issuer\":\"b\"}]}");
    assertThat(issuers(read)).containsExactly("b");
  }

  @Test
  void reads_all_of_an_entry() {
    OidcEntry entry =
        Objects.requireNonNull(
            read("""
                [{"issuer":"https://id.example","config":{"issuer":"other",
                  "id_token_signing_alg_values_supported":["RS256","ES256"],"jwks_uri":"https://id.example/keys",
                  "token_introspection_endpoint":"https://id.example/look","scopes":["a"]},
                  "keys":{"k1":{"pem":"P","alg":"RS256"},"k2":{"pem":"Q"}},"more":1}]""")
                .configuration()
                .services()
                .getFirst()
                .service()
                .oidc());
    assertThat(entry.issuer()).isEqualTo("https://id.example");
    assertThat(entry.algorithms()).containsExactly("RS256", "ES256");
    assertThat(entry.jwksUri()).isEqualTo("https://id.example/keys");
    assertThat(entry.introspectionEndpoint()).isEqualTo("https://id.example/look");
    assertThat(entry.keys())
        .containsExactly(new OidcEntry.Key("k1", "P", "RS256"), new OidcEntry.Key("k2", "Q", null));
    assertThat(entry.other()).hasToString("{\"more\":1,\"config\":{\"scopes\":[\"a\"]}}");
  }

  @Test
  void a_fault_in_an_entry_is_its_services_alone() {
    Read read = read("[{\"issuer\":\"a\"},{\"keys\":{\"k\":{\"alg\":\"RS256\"}}},{\"config\":[]}]");
    assertThat(issuers(read)).containsExactly("a");
    assertThat(read.faults())
        .containsExactly(
            new Fault("oidc[1].keys.k.pem", "is missing"),
            new Fault("oidc[2].config", "must be an object, not an array"));
  }

  @Test
  void anything_but_an_array_of_objects_is_the_wrong_shape() {
    assertThat(outcome("{}"))
        .isEqualTo(new Rejected(new Fault("oidc", "must be an array, not an object")));
    assertThat(outcome("[7]"))
        .isEqualTo(new Rejected(new Fault("oidc[0]", "must be an object, not a number")));
  }
}
