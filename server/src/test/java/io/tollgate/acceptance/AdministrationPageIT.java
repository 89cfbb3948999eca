package io.tollgate.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What docs/operations/administration.md shows, run as it stands there. The text behind an arrow is
 * what the block has to print.
 */
class AdministrationPageIT {
  private static final Path DOCS = Path.of("..", "docs").toAbsolutePath().normalize();
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\n(.*?)^```$");
  private static final Pattern PROMISE = Pattern.compile("(?m)# → (.*)$");
  private static final Pattern FLAG = Pattern.compile("--([a-z-]+(?:\\.[a-z-]+)+)");

  @TempDir Path directory;

  @Test
  void every_block_runs_and_prints_what_it_promises() throws Exception {
    List<String> blocks = found(BLOCK, page());
    assertThat(blocks).hasSizeGreaterThan(8);
    try (RunningProduct product =
        RunningProduct.start(directory, "--outgoing.allow-networks=127.0.0.0/8,::1/128")) {
      Minute.keepAwayFromItsEnd();
      Shell.Result result = run(product, blocks);

      assertThat(result.status()).as(result.out()).isZero();
      String[] printed = result.out().split("--- block \\d+\n");
      for (int i = 0; i < blocks.size(); i++) {
        String output = printed[i + 1];
        assertThat(found(PROMISE, blocks.get(i)))
            .allSatisfy(promise -> assertThat(output).contains(promise));
      }
    }
  }

  @Test
  void every_setting_it_names_exists() throws Exception {
    String settings = Files.readString(DOCS.resolve("settings.md"));
    List<String> named = found(FLAG, page());

    assertThat(named).contains("smtp.host", "admin.database.url");
    assertThat(named).allSatisfy(name -> assertThat(settings).contains("| `" + name + "` |"));
  }

  private Shell.Result run(RunningProduct product, List<String> blocks) throws Exception {
    RunningProduct.Ports ports = product.ports();
    StringBuilder script = new StringBuilder("set -eu\n");
    for (int i = 0; i < blocks.size(); i++) {
      script.append("echo '--- block ").append(i).append("'\n").append(blocks.get(i));
    }
    ProcessBuilder shell =
        new ProcessBuilder(
                "bash",
                "-c",
                script
                    .toString()
                    .replace("localhost:8080", "localhost:" + ports.gateway())
                    .replace("localhost:8099", "localhost:" + ports.demo())
                    .replace("sleep 3", "sleep 10"))
            .directory(directory.toFile())
            .redirectErrorStream(true);
    shell.environment().put("T", product.shown("admin token"));
    shell.environment().put("M", product.shown("master token"));
    shell.environment().put("P", product.shown("provider key"));
    shell.environment().put("U", "http://localhost:" + ports.admin());
    return Shell.run(shell);
  }

  private static String page() throws Exception {
    return Files.readString(DOCS.resolve("operations/administration.md"));
  }

  private static List<String> found(Pattern pattern, String text) {
    try (Stream<MatchResult> all = pattern.matcher(text).results()) {
      return all.map(one -> one.group(1).strip() + (pattern == BLOCK ? "\n" : "")).toList();
    }
  }
}
