package io.tollgate.gateway.policy.custom;

import io.tollgate.gateway.call.Sha256;
import io.tollgate.gateway.policy.UnusablePolicyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Directories with jars: {@code my-policy.jar}, or in folders as the reference has them, {@code
 * my_policy/1.0/my-policy.jar}.
 *
 * @param directories those looked into
 */
record JarFolder(List<Path> directories) {

  private static final int DEEPEST = 4;

  /**
   * Files, sorted by name.
   *
   * @throws UnusablePolicyFile when a directory cannot be read
   */
  Set<Path> jars() {
    Set<Path> all = new TreeSet<>();
    directories.forEach(directory -> all.addAll(jars(directory)));
    return all;
  }

  /**
   * Of a file's content, to see whether it has changed.
   *
   * @throws UnusablePolicyFile when it cannot be read
   */
  static String digest(Path jar) {
    try {
      return Sha256.hex(Files.readAllBytes(jar));
    } catch (IOException e) {
      throw new UnusablePolicyFile(
          "policy jar %s cannot be read (%s): let the server's user read it, or take it away"
              .formatted(jar, e),
          e);
    }
  }

  private static Collection<Path> jars(Path directory) {
    try (Stream<Path> files = Files.walk(directory, DEEPEST, FileVisitOption.FOLLOW_LINKS)) {
      return files
          .filter(file -> file.toString().endsWith(".jar") && Files.isRegularFile(file))
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new UnusablePolicyFile(
          "directory %s of policy jars cannot be read (%s): correct gateway.policies.path (TOLLGATE_POLICY_PATH)"
              .formatted(directory, e),
          e);
    }
  }
}
