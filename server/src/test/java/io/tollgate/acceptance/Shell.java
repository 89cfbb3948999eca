package io.tollgate.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a command line as a user's shell does. */
final class Shell {

  private Shell() {}

  /** What a command printed and how it ended. */
  record Result(int status, String out) {}

  static Result run(Path directory, List<String> command) throws IOException, InterruptedException {
    return run(new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true));
  }

  static Result run(ProcessBuilder command) throws IOException, InterruptedException {
    Process process = command.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException(command.command() + " did not end; it printed: " + out);
    }
    return new Result(process.exitValue(), out);
  }

  /** A line as it would be typed. */
  static Result type(String line) throws IOException, InterruptedException {
    return run(Path.of("."), List.of("bash", "-c", line));
  }

  /** Types the line again and again until its output has the text, for half a minute at most. */
  static void awaited(String line, String text) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + 30_000_000_000L;
    String out = type(line).out();
    while (!out.contains(text)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("no " + text + " from " + line + " but " + out);
      }
      Thread.sleep(20);
      out = type(line).out();
    }
  }
}
