package io.tollgate.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The distribution under {@code target/tollgate}, started on a data directory and on ports of its
 * own. The ports stay the same over restarts, as a user's do.
 */
final class RunningProduct implements AutoCloseable {

  static final Path DISTRIBUTION = Path.of("target", "tollgate").toAbsolutePath();
  private static final String READY = "Tollgate is up";

  private final Path directory;
  private final Ports ports;
  private final Map<String, String> environment;
  private final List<String> options;
  private final StringBuffer printed = new StringBuffer();
  private Process process;

  /** Where the parts listen. */
  record Ports(int gateway, int backend, int admin, int management, int metrics, int demo) {

    Ports with(int otherBackend) {
      return new Ports(gateway, otherBackend, admin, management, metrics, demo);
    }

    /** None of those that the system gives to connections going out, which could be faster. */
    static Ports free() {
      List<Integer> numbers =
          ThreadLocalRandom.current()
              .ints(10_000, 32_000)
              .distinct()
              .filter(Ports::isFree)
              .limit(6)
              .boxed()
              .toList();
      return new Ports(
          numbers.get(0),
          numbers.get(1),
          numbers.get(2),
          numbers.get(3),
          numbers.get(4),
          numbers.get(5));
    }

    private static boolean isFree(int port) {
      try (ServerSocket _ = new ServerSocket(port)) {
        return true;
      } catch (IOException e) {
        return false;
      }
    }
  }

  private RunningProduct(
      Path directory, Ports ports, Map<String, String> environment, List<String> options) {
    this.directory = directory;
    this.ports = ports;
    this.environment = environment;
    this.options = options;
    this.process = launch();
  }

  /** Starts on the directory's {@code data} and waits until it says that it is up. */
  static RunningProduct start(Path directory, String... options) {
    return start(directory, Map.of(), options);
  }

  /** The same with these environment variables. */
  static RunningProduct start(Path directory, Map<String, String> environment, String... options) {
    RunningProduct product =
        new RunningProduct(directory, Ports.free(), environment, List.of(options));
    product.awaitReady();
    return product;
  }

  /** Starts one whose backend is the other product's; the remaining ports are its own. */
  static RunningProduct startBeside(RunningProduct backend, Path directory, String... options) {
    RunningProduct product =
        new RunningProduct(
            directory, Ports.free().with(backend.ports().backend()), Map.of(), List.of(options));
    product.awaitReady();
    return product;
  }

  /** Runs the launcher with these arguments and waits for its end. */
  static Shell.Result command(Path directory, String... arguments)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(DISTRIBUTION.resolve("tollgate").toString());
    line.addAll(List.of(arguments));
    return Shell.run(builder(directory, line));
  }

  Ports ports() {
    return ports;
  }

  Path directory() {
    return directory;
  }

  /** All that it printed since it was last started, both streams. */
  String printed() {
    return printed.toString();
  }

  /** What stands behind a word of the banner, such as {@code admin token}. */
  String shown(String label) {
    Matcher found =
        Pattern.compile("^\\s*" + Pattern.quote(label) + "\\s{2,}(.*)$", Pattern.MULTILINE)
            .matcher(printed);
    if (!found.find()) {
      throw new IllegalStateException("'" + label + "' was not printed:\n" + printed);
    }
    return found.group(1).strip();
  }

  /** kill -9, and nothing before it. */
  void kill() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-9", String.valueOf(process.pid())).start().waitFor();
    process.waitFor();
  }

  /** Ctrl-C's signal. Gives the exit status. */
  int stop() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
    if (!process.waitFor(40, TimeUnit.SECONDS)) {
      throw new IllegalStateException("did not stop; it printed:\n" + printed);
    }
    return process.exitValue();
  }

  /** Has it load anew what it loads at its start. */
  void hangUp() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-HUP", String.valueOf(process.pid())).start().waitFor();
  }

  void startAgain() {
    printed.setLength(0);
    process = launch();
    awaitReady();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private Process launch() {
    List<String> line = new ArrayList<>(List.of(DISTRIBUTION.resolve("tollgate").toString(), "up"));
    line.addAll(
        List.of(
            "--gateway.port=" + ports.gateway(),
            "--backend.port=" + ports.backend(),
            "--admin.port=" + ports.admin(),
            "--gateway.management.port=" + ports.management(),
            "--metrics.port=" + ports.metrics(),
            "--demo.port=" + ports.demo()));
    line.addAll(options);
    try {
      ProcessBuilder builder = builder(directory, line);
      builder.environment().putAll(environment);
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without the start-up cache, whose rehearsal would take longer than most tests. */
  private static ProcessBuilder builder(Path directory, List<String> line) {
    ProcessBuilder builder =
        new ProcessBuilder(line).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().put("TOLLGATE_NO_START_CACHE", "1");
    return builder;
  }

  private void awaitReady() {
    CountDownLatch ready = new CountDownLatch(1);
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    Thread.ofVirtual()
        .start(
            () -> {
              output
                  .lines()
                  .forEach(
                      line -> {
                        printed.append(line).append('\n');
                        if (line.startsWith(READY)) {
                          ready.countDown();
                        }
                      });
              ready.countDown();
            });
    try {
      boolean up = ready.await(180, TimeUnit.SECONDS) && printed.indexOf(READY) >= 0;
      if (!up) {
        throw new IllegalStateException(
            "did not come up: "
                + options.stream().collect(Collectors.joining(" "))
                + "\n"
                + printed);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
