package io.tollgate.gateway.policy.custom;

import static io.tollgate.gateway.testkit.PolicyLinks.APICAST;
import static io.tollgate.gateway.testkit.PolicyLinks.chain;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tollgate.gateway.GatewaySettings;
import io.tollgate.gateway.configuration.ConfigurationException;
import io.tollgate.gateway.policy.PolicySettings;
import io.tollgate.gateway.testkit.GatewayFixture;
import io.tollgate.gateway.testkit.LoggedLines;
import io.tollgate.gateway.testkit.ManagementSide;
import io.tollgate.gateway.testkit.PolicyLinks;
import io.tollgate.gateway.testkit.SettingsChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Jars with policies: what is wrong with one, and what the manifest says (gateway.md, 5.4). */
class OwnPolicyFilesTest {

  private static final String PASSES = "";

  private final PolicyJars jars = new PolicyJars();
  private final GatewayFixture fixture = new GatewayFixture();

  @AfterEach
  void close() {
    fixture.close();
    jars.close();
  }

  private void serve(boolean validate, String... links) {
    fixture
        .with(jars.use(PolicySettings.DEFAULT.patience(), validate))
        .serve(chain(fixture.service(), links));
  }

  private void assertRefused(String... told) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> serve(false, APICAST))
        .withMessageContainingAll(told);
  }

  private void assertManifestRefused(String manifest, String... told) {
    jars.put("own.jar", Map.of(PolicyJars.MANIFEST, manifest.getBytes(UTF_8)));
    assertRefused(told);
  }

  @Test
  void a_file_that_is_no_jar_refuses_the_start() throws IOException {
    Files.writeString(jars.folder().resolve("own.jar"), "PK no jar");
    assertRefused(
        "policy jar " + jars.folder().resolve("own.jar"),
        "cannot be read as a jar",
        "take it away");
  }

  @Test
  void half_a_jar_refuses_the_start() throws IOException {
    jars.own(PASSES);
    Path file = jars.folder().resolve("own.jar");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    assertRefused("cannot be read as a jar");
  }

  @Test
  void a_folder_that_is_not_there_refuses_the_start() {
    fixture.with(
        (GatewaySettings settings) ->
            new SettingsChange(settings)
                .policies(
                    new PolicySettings(
                        List.of(Path.of("/no/such/folder")),
                        PolicySettings.DEFAULT.patience(),
                        false))
                .done());
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> fixture.serve(fixture.service()))
        .withMessageContainingAll(
            "/no/such/folder", "gateway.policies.path (TOLLGATE_POLICY_PATH)");
  }

  @Test
  void a_jar_without_a_manifest_refuses_the_start() {
    jars.put("own.jar", Map.of("own/readme.txt", new byte[1]));
    assertRefused("it has no META-INF/tollgate-policy.json");
  }

  @Test
  void a_manifest_of_the_wrong_shape_is_told_with_its_field() {
    assertManifestRefused("{", "META-INF/tollgate-policy.json: is no JSON");
    assertManifestRefused("[]", "is no JSON object");
    String right = PolicyJars.manifest("");
    assertManifestRefused(
        right.replace("\"own\"", "\"o w n\""), "name must be of letters, digits", "\"o w n\"");
    assertManifestRefused(right.replace("\"1.0\"", "7"), "version must be a text, such as \"1.0\"");
    assertManifestRefused(right.replace("\"1.0\"", "\"builtin\""), "version must not be builtin");
    assertManifestRefused(right.replace("\"summary\"", "\"s\""), "summary must be a text");
    assertManifestRefused(right.replace("\"class\"", "\"klass\""), "class must be a text");
    assertManifestRefused(
        right.replace("\"configuration\"", "\"c\""), "configuration must be the JSON schema");
    assertManifestRefused(
        PolicyJars.manifest(",\"non_blocking\":\"yes\""), "non_blocking must be true or false");
    assertManifestRefused(right, "it has no class own.Own, which its manifest names");
  }

  private void assertClassRefused(String source, String told) {
    Map<String, byte[]> entries = new HashMap<>(PolicyJars.compiled("own", "Own", source));
    entries.put(PolicyJars.MANIFEST, PolicyJars.manifest("").getBytes(UTF_8));
    jars.put("own.jar", entries);
    assertRefused("policy jar " + jars.folder().resolve("own.jar"), told);
  }

  @Test
  void a_class_that_is_no_policy_refuses_the_start() {
    assertClassRefused(
        "package own; public class Own {}",
        "own.Own must be a public class that implements io.tollgate.policy.Policy");
    assertClassRefused(
        "package own; public class Own implements io.tollgate.policy.Policy {}",
        "own.Own needs a public constructor with one parameter, a io.tollgate.policy.Setup");
    assertClassRefused(
        """
        package own;
        public class Own implements io.tollgate.policy.Policy {
          static final int NUMBER = Integer.parseInt("none");
          public Own(io.tollgate.policy.Setup setup) {}
        }
        """,
        "own.Own cannot be loaded (java.lang.NumberFormatException");
  }

  @Test
  void two_jars_with_one_policy_refuse_the_start() {
    jars.own(PASSES);
    Map<String, byte[]> entries =
        Map.of(PolicyJars.MANIFEST, PolicyJars.manifest("").getBytes(UTF_8));
    Map<String, byte[]> all = new HashMap<>(entries);
    all.putAll(
        PolicyJars.compiled(
            "own",
            "Own",
            "package own; public class Own implements io.tollgate.policy.Policy { public Own(io.tollgate.policy.Setup s) {} }"));
    jars.put("twin.jar", all);
    assertRefused("own.jar", "twin.jar", "are both own 1.0");
  }

  @Test
  void jars_may_lie_in_folders_of_name_and_version() throws IOException {
    jars.own("public Outcome rewrite(Request r) { return Outcome.answer(418, \"\", \"\"); }");
    Path folder = Files.createDirectories(jars.folder().resolve("own/1.0"));
    Files.move(jars.folder().resolve("own.jar"), folder.resolve("own.jar"));
    serve(false, PolicyJars.link(""), APICAST);
    assertThat(fixture.get("/").status()).isEqualTo(418);
  }

  @Test
  void a_chain_that_names_another_version_is_told_which_there_are() {
    jars.own(PASSES);
    try (LoggedLines log = new LoggedLines()) {
      serve(false, PolicyJars.link("").replace("1.0", "2.0"), APICAST);
      assertThat(log.lines())
          .anyMatch(
              line ->
                  line.contains("is own 2.0, which this gateway does not have")
                      && line.contains(", own 1.0,"));
    }
    assertThat(fixture.get("/?user_key=value").status()).isEqualTo(500);
  }

  @Test
  void the_management_api_shows_its_manifest() {
    jars.own(PASSES);
    serve(false, PolicyJars.link(""), APICAST);
    try (ManagementSide management = new ManagementSide(fixture)) {
      assertThat(management.get("/policies").body())
          .contains("\"own\":[{\"$schema\":", "\"summary\":\"Of a test.\"", "\"apicast\":[");
    }
  }

  private static final String SCHEMA =
      """
      ,"configuration":{"type":"object","required":["team"],"properties":{
         "team":{"$ref":"#/definitions/word"},"size":{"type":"integer","minimum":1}},
         "definitions":{"word":{"type":"string","pattern":"^[a-z]+$"}}}
      """;

  private List<String> told(String... links) {
    try (LoggedLines log = new LoggedLines();
        GatewayFixture own = new GatewayFixture()) {
      own.with(jars.use(PolicySettings.DEFAULT.patience(), true))
          .serve(chain(own.service(), links));
      return log.lines().stream().filter(line -> line.contains("manifest")).toList();
    }
  }

  @Test
  void configurations_are_held_against_the_manifests_when_asked_for() {
    jars.own(PASSES, SCHEMA);
    String headers = "\"request\":[{\"op\":\"set\",\"header\":\"X\",\"value\":\"%s\"}]";
    assertThat(told(PolicyJars.link("\"team\":\"blue\",\"size\":3"), APICAST)).isEmpty();
    assertThat(told(PolicyLinks.link("headers", headers.formatted("1")), APICAST)).isEmpty();

    assertThat(told(PolicyJars.link(""), APICAST))
        .singleElement()
        .asString()
        .contains("policy_chain[0].configuration.* does not fit the policy's manifest", "team");
    assertThat(told(PolicyJars.link("\"team\":\"blue\",\"size\":0"), APICAST))
        .singleElement()
        .asString()
        .contains("policy_chain[0].configuration.size does not fit the policy's manifest");
    assertThat(told(APICAST, PolicyLinks.link("headers", headers.replace("\"set\"", "\"turn\""))))
        .singleElement()
        .asString()
        .contains("policy_chain[1].configuration.request[0].op does not fit the policy's manifest");
  }

  @Test
  void a_configuration_that_does_not_fit_closes_the_service() {
    jars.own(PASSES, SCHEMA);
    serve(true, PolicyJars.link(""), APICAST);
    assertThat(fixture.get("/?user_key=value").status()).isEqualTo(500);
  }

  @Test
  void without_being_asked_for_no_schema_is_looked_at() {
    jars.own(PASSES, SCHEMA);
    serve(false, PolicyJars.link(""), APICAST);
    assertThat(fixture.get("/?user_key=value").status()).isEqualTo(200);
  }
}
