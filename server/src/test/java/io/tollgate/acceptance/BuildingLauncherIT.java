package io.tollgate.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a checkout: it builds what is missing or old, and believes Maven's status. */
class BuildingLauncherIT {

  private static final String BUILDING = "Building Tollgate";
  private static final String BUILD =
      "mkdir -p server/target/tollgate && cp -R "
          + Path.of("target", "tollgate", "lib").toAbsolutePath()
          + " server/target/tollgate/";

  @TempDir Path checkout;

  @BeforeEach
  void check_out() throws IOException {
    Files.createDirectories(checkout.resolve("bin"));
    Files.createDirectories(checkout.resolve("server/src/main"));
    Files.copy(Path.of("..", "tollgate"), checkout.resolve("tollgate"));
    Files.copy(Path.of("..", "bin", "find-jdk"), checkout.resolve("bin/find-jdk"));
    Files.createFile(checkout.resolve("pom.xml"));
    Files.createFile(checkout.resolve("server/pom.xml"));
  }

  @Test
  void a_fresh_checkout_is_built_once_and_run() throws Exception {
    maven(BUILD);

    Shell.Result first = version();
    Shell.Result second = version();

    assertThat(first.out()).contains(BUILDING, "Building server", "tollgate ");
    assertThat(first.status()).isZero();
    assertThat(second.out()).doesNotContain(BUILDING).contains("tollgate ");
  }

  @Test
  void a_source_newer_than_the_build_is_built() throws Exception {
    maven(BUILD);
    version();
    Path source = Files.createFile(checkout.resolve("server/src/main/Main.java"));
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));

    assertThat(version().out()).contains(BUILDING);
  }

  @Test
  void a_failed_build_is_told_and_repeated() throws Exception {
    maven("echo '[ERROR] a semicolon is missing'; exit 1");

    for (int attempt : IntStream.rangeClosed(1, 2).toArray()) {
      Shell.Result failed = version();

      assertThat(failed.out())
          .as("attempt %d", attempt)
          .contains(BUILDING, "a semicolon is missing", "The build failed");
      assertThat(failed.status()).isEqualTo(1);
    }
  }

  private Shell.Result version() throws Exception {
    ProcessBuilder launcher =
        new ProcessBuilder(checkout.resolve("tollgate").toString(), "--version")
            .directory(checkout.toFile())
            .redirectErrorStream(true);
    launcher.environment().merge("PATH", checkout.resolve("bin") + ":", (old, ours) -> ours + old);
    return Shell.run(launcher);
  }

  /** A Maven that takes no minutes: it says what it builds and does this. */
  private void maven(String build) throws IOException {
    Path program = checkout.resolve("bin/mvn");
    Files.writeString(
        program, "#!/bin/sh\necho '[INFO] Building server 0.1.0    [7/7]'\n" + build + "\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
  }
}
