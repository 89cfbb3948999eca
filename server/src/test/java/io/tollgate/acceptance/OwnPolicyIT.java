package io.tollgate.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.RawMessage;
import io.tollgate.http.testkit.ScriptedUpstream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example of a policy of one's own, from its source to calls through it, as docs/policies.md
 * tells it: the seed's "edit the gateway's scripts" (gateway.md, 5.4).
 */
class OwnPolicyIT {

  @TempDir Path directory;
  private final ScriptedUpstream api =
      ScriptedUpstream.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
  private final ScriptedUpstream backend =
      ScriptedUpstream.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
  private Path example;
  private Path policies;
  private Path file;

  @BeforeEach
  void copyTheExample() throws IOException {
    // Among the distribution's own folders, as the script expects them.
    example = directory.resolve("tollgate/examples/custom-policy");
    policies = directory.resolve("policies");
    copy(RunningProduct.DISTRIBUTION.resolve("examples/custom-policy"), example);
    copy(RunningProduct.DISTRIBUTION.resolve("bin"), directory.resolve("tollgate/bin"));
    Files.createSymbolicLink(
        directory.resolve("tollgate/lib"),
        RunningProduct.DISTRIBUTION.resolve("lib").toAbsolutePath());
    file =
        Files.writeString(
            directory.resolve("gateway.json"),
            """
            {"services":[{"id":1,"system_name":"words","backend_version":"1",
              "backend_authentication_type":"service_token","backend_authentication_value":"t",
              "proxy":{"hosts":["localhost"],"api_backend":"http://127.0.0.1:%d",
                "backend":{"endpoint":"http://127.0.0.1:%d"},
                "proxy_rules":[{"http_method":"POST","pattern":"/","metric_system_name":"hits","delta":1}],
                "policy_chain":[
                  {"name":"body_signature","version":"1.0","configuration":{"secret":"s3cret"}},
                  {"name":"apicast","version":"builtin","configuration":{}}]}}]}
            """
                .formatted(api.port(), backend.port()));
  }

  @AfterEach
  void stop() {
    api.close();
    backend.close();
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path one : files.toList()) {
        Files.copy(
            one, to.resolve(one.getFileName().toString()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private void build() throws Exception {
    Shell.Result built =
        Shell.run(directory, List.of(example.resolve("build.sh").toString(), policies.toString()));
    assertThat(built.out()).isEqualTo(policies.resolve("body-signature.jar") + "\n");
    assertThat(built.status()).isZero();
  }

  private RunningProduct start(String... more) throws IOException {
    return RunningProduct.start(
        directory,
        Stream.concat(
                Stream.of(
                    "--roles=gateway",
                    "--gateway.configuration-file=" + file,
                    "--gateway.policies.path=" + policies),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private static RawMessage post(RunningProduct gateway, String body, String signature) {
    return RawClient.exchange(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), gateway.ports().gateway()),
        "POST /?user_key=k HTTP/1.1\r\nHost: localhost\r\nX-Signature: %s\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(signature, body.length(), body));
  }

  private static String signed(String body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("s3cret".getBytes(), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(body.getBytes()));
  }

  @Test
  void the_example_is_built_used_changed_and_used_again_without_a_restart() throws Exception {
    build();
    try (RunningProduct gateway = start("--gateway.policies.validate=true")) {
      RawMessage good = post(gateway, "hello", signed("hello"));
      assertThat(good.status()).isEqualTo(200);
      assertThat(good.header("X-Checked-By")).isEqualTo("body_signature 1.0");
      assertThat(api.requests().getLast().body()).isEqualTo("hello");
      assertThat(api.requests().getLast().all("X-Signature")).isEmpty();

      RawMessage bad = post(gateway, "hello", signed("hallo"));
      assertThat(bad.status()).isEqualTo(401);
      assertThat(bad.body()).isEqualTo("The body is not signed\n");
      assertThat(api.requests()).hasSize(1);

      Shell.awaited(
          "curl -s http://localhost:" + gateway.ports().management() + "/policies",
          "\"body_signature\":[{");

      Path source = example.resolve("BodySignature.java");
      Files.writeString(
          source, Files.readString(source).replace("The body is not signed", "Sign the body"));
      build();
      assertThat(post(gateway, "hello", "").body()).isEqualTo("The body is not signed\n");
      gateway.hangUp();
      for (int i = 0;
          i < 400 && !post(gateway, "hello", "").body().equals("Sign the body\n");
          i++) {
        Thread.sleep(50);
      }
      assertThat(post(gateway, "hello", "").body()).isEqualTo("Sign the body\n");
      assertThat(post(gateway, "hello", signed("hello")).status()).isEqualTo(200);

      // A jar that is no good changes nothing, and the log says which and why.
      Path jar = policies.resolve("body-signature.jar");
      Files.writeString(jar, "no jar");
      gateway.hangUp();
      for (int i = 0; i < 400 && !gateway.printed().contains("cannot be read as a jar"); i++) {
        Thread.sleep(50);
      }
      assertThat(gateway.printed()).contains("policy jar " + jar + " cannot be used");
      assertThat(post(gateway, "hello", signed("hello")).status()).isEqualTo(200);
      assertThat(gateway.stop()).isZero();
    }
    Shell.Result start =
        RunningProduct.command(
            directory,
            "up",
            "--roles=gateway",
            "--gateway.configuration-file=" + file,
            "--gateway.policies.path=" + policies);
    assertThat(start.status()).isEqualTo(1);
    assertThat(start.out()).contains("policy jar", "cannot be read as a jar", "take it away");
  }

  @Test
  void validate_knows_the_policies_of_the_path() throws Exception {
    build();
    String path = "--gateway.policies.path=" + policies;
    assertThat(RunningProduct.command(directory, "validate", file.toString(), path).out())
        .isEqualTo("These would be served:\n  service 1 (words) at localhost\n");
    assertThat(RunningProduct.command(directory, "validate", file.toString()).out())
        .contains(
            "service 1: proxy.policy_chain[0] is body_signature 1.0, which this gateway does not have");
    Files.writeString(file, Files.readString(file).replace("\"secret\"", "\"sacred\""));
    assertThat(
            RunningProduct.command(
                    directory,
                    "validate",
                    file.toString(),
                    path,
                    "--gateway.policies.validate=true")
                .out())
        .contains("does not fit the policy's manifest");
  }

  @Test
  void without_the_path_nothing_of_it_is_loaded() throws Exception {
    Path classes = directory.resolve("classes.log");
    Files.writeString(
        file,
        Files.readString(file)
            .replace("\"name\":\"body_signature\",\"version\":\"1.0\"", "\"name\":\"caching\""));
    ProcessBuilder validate =
        new ProcessBuilder(
            RunningProduct.DISTRIBUTION.resolve("tollgate").toString(),
            "validate",
            file.toString());
    validate.environment().put("TOLLGATE_JAVA_OPTS", "-Xlog:class+load:file=" + classes);
    assertThat(Shell.run(validate).out()).contains("These would be served:");
    assertThat(Files.readString(classes))
        .contains("io.tollgate.gateway.policy.PolicyCatalog ")
        .doesNotContain(
            "io.tollgate.gateway.policy.custom.", "io.tollgate.policy.", "com.networknt.");
  }
}
