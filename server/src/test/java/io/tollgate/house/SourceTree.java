package io.tollgate.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The source tree these tests run in. */
final class SourceTree {

  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

  private final Path root;

  SourceTree() {
    Path directory = Path.of("").toAbsolutePath();
    while (directory != null && !Files.isDirectory(directory.resolve("docs/contracts"))) {
      directory = directory.getParent();
    }
    if (directory == null) {
      throw new IllegalStateException("no docs/contracts above " + Path.of("").toAbsolutePath());
    }
    this.root = directory;
  }

  /** Modules in the order of the parent: a module sees only those before it. */
  List<String> modules() {
    return MODULE.matcher(text(root.resolve("pom.xml"))).results().map(m -> m.group(1)).toList();
  }

  /** All Java files below a folder of each module, such as {@code src} or {@code src/test}. */
  List<Path> javaFiles(String folder) {
    return modules().stream()
        .map(module -> root.resolve(module).resolve(folder))
        .filter(Files::isDirectory)
        .flatMap(directory -> files(directory, ".java").stream())
        .toList();
  }

  /** The contracts, sorted by name. */
  List<Path> contracts() {
    return files(root.resolve("docs/contracts"), ".md");
  }

  /** A path as it is told: below the root. */
  String shown(Path path) {
    return root.relativize(path).toString();
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path directory, String ending) {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
