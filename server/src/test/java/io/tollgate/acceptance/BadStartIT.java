package io.tollgate.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A start that cannot succeed ends with status 1 and a message that names the cause and the remedy.
 */
class BadStartIT {

  @TempDir Path directory;

  @Test
  void settings_that_are_not_allowed_are_all_named() throws Exception {
    assertRefused(
        up("--gateway.port=eighty", "--gateway.profile=modern"),
        "--gateway.port: 'eighty' is not allowed; allowed is a whole number from 0 to 65535",
        "--gateway.profile: 'modern' is not allowed; allowed is seed or apicast");
  }

  @Test
  void roles_that_lack_something_are_told_all_of_it_by_a_check_and_by_a_start() throws Exception {
    String[] messages = {"set admin.backend-url", "set admin.backend-password or"};
    assertRefused(upOnFreePorts("--roles=admin"), messages);
    assertRefused(
        RunningProduct.command(directory, "config", "--check", "--roles=admin"), messages);

    Shell.Result fine = RunningProduct.command(directory, "config", "--check", "--roles=backend");
    assertThat(fine.status()).as(fine.out()).isZero();
    assertThat(fine.out()).isEqualTo("The settings are allowed and go together.\n");
  }

  @Test
  void credentials_that_cannot_be_read_are_named() throws Exception {
    assertRefused(
        up(
            "--roles=admin",
            "--admin.port=0",
            "--metrics.port=0",
            "--demo.port=0",
            "--admin.backend-url=http://localhost:1",
            "--admin.backend-credentials-file=nowhere"),
        "cannot be read from nowhere",
        "the backend makes this file at its first start");
  }

  @Test
  void an_unknown_flag_is_refused() throws Exception {
    assertRefused(up("--gatway.port=1"), "Unknown option: '--gatway.port=1'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gateway.port",
        "backend.port",
        "admin.port",
        "gateway.management.port",
        "metrics.port",
        "demo.port"
      })
  void a_taken_port_is_named_with_its_setting(String setting) throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
      int port = taken.getLocalPort();
      assertRefused(
          upOnFreePorts("--" + setting + "=" + port),
          String.valueOf(port),
          "taken",
          "--" + setting);
    }
  }

  @Test
  void a_data_directory_that_cannot_be_written_is_named() throws Exception {
    // Not even root makes a directory there, and tests may run as root.
    assertRefused(
        upOnFreePorts("--data.directory=/proc/tollgate"),
        "/proc/tollgate cannot be written (no such file or directory)",
        "--data.directory");
    Path file = Files.writeString(directory.resolve("file"), "");
    assertRefused(
        upOnFreePorts("--data.directory=" + file), "file cannot be written (it is a file)");
  }

  @Test
  void a_data_directory_in_use_is_refused() throws Exception {
    try (RunningProduct first = RunningProduct.start(directory)) {
      assertRefused(
          upOnFreePorts("--data.directory=" + first.directory().resolve("data")),
          "is in use by another server");
    }
  }

  @Test
  void a_corrupt_database_is_named() throws Exception {
    assertRefusedWhenDamaged("admin.db");
  }

  @Test
  void a_corrupt_usage_checkpoint_is_named() throws Exception {
    assertRefusedWhenDamaged("usage.db");
  }

  private void assertRefusedWhenDamaged(String file) throws Exception {
    try (RunningProduct product = RunningProduct.start(directory)) {
      product.stop();
    }
    Path damaged;
    try (Stream<Path> files = Files.walk(directory.resolve("data"))) {
      damaged = files.filter(path -> path.endsWith(file)).findFirst().orElseThrow();
    }
    Files.writeString(
        damaged, "no database at all, but long enough to be taken for one. ".repeat(80));

    assertRefused(
        upOnFreePorts("--data.directory=" + directory.resolve("data")), damaged.toString());
  }

  private Shell.Result up(String... flags) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("up"));
    arguments.addAll(List.of(flags));
    return RunningProduct.command(directory, arguments.toArray(String[]::new));
  }

  private Shell.Result upOnFreePorts(String flag) throws IOException, InterruptedException {
    List<String> flags = new ArrayList<>();
    for (String port :
        List.of(
            "gateway.port",
            "backend.port",
            "admin.port",
            "gateway.management.port",
            "metrics.port",
            "demo.port")) {
      if (!flag.startsWith("--" + port + "=")) {
        flags.add("--" + port + "=0");
      }
    }
    flags.add(flag);
    return up(flags.toArray(String[]::new));
  }

  private static void assertRefused(Shell.Result result, String... messages) {
    assertThat(result.status()).as(result.out()).isEqualTo(1);
    assertThat(result.out()).contains(messages).doesNotContain("\tat ");
  }
}
