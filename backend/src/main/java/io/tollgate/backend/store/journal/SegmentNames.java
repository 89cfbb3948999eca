package io.tollgate.backend.store.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The journal's files in their directory, numbered in the order in which they were written. */
final class SegmentNames {

  private static final Pattern NAME = Pattern.compile("\\d{10}\\.journal");

  private final Path directory;

  SegmentNames(Path directory) {
    this.directory = directory;
  }

  Path directory() {
    return directory;
  }

  Path path(long ordinal) {
    return directory.resolve("%010d.journal".formatted(ordinal));
  }

  /** Oldest first. */
  List<Path> existing() throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> NAME.matcher(file.getFileName().toString()).matches())
          .sorted()
          .toList();
    }
  }

  /** Number of the newest file, 0 when there is none. */
  long highest() throws IOException {
    List<Path> files = existing();
    return files.isEmpty()
        ? 0
        : Long.parseLong(files.getLast().getFileName().toString(), 0, 10, 10);
  }
}
