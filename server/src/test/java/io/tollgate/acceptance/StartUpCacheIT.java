package io.tollgate.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start-up cache makes the start faster and never runs code that is no longer there. */
class StartUpCacheIT {

  @TempDir Path directory;

  @Test
  void a_swapped_jar_is_run_although_its_time_stamp_was_kept() throws Exception {
    Path distribution = copyOfTheDistribution();
    rehearse(distribution);
    assertThat(version(distribution)).doesNotContain("swapped");

    swapVersionClass(distribution);

    assertThat(version(distribution)).contains("tollgate swapped");
  }

  private Path copyOfTheDistribution() throws IOException {
    Path source = Path.of("target", "tollgate");
    Path target = directory.resolve("tollgate");
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.toList()) {
        if (!file.startsWith(source.resolve("cache"))) {
          Files.copy(
              file, target.resolve(source.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
    return target;
  }

  /** An up that is refused at once: the launcher has made the cache before. */
  private void rehearse(Path distribution) throws Exception {
    Shell.run(
        directory,
        List.of(distribution.resolve("tollgate").toString(), "up", "--gateway.port=nonsense"));
    try (Stream<Path> caches = Files.list(distribution.resolve("cache"))) {
      assertThat(caches.map(Path::toString)).anyMatch(name -> name.endsWith(".aot"));
    }
  }

  private String version(Path distribution) throws Exception {
    return Shell.run(directory, List.of(distribution.resolve("tollgate").toString(), "--version"))
        .out();
  }

  private void swapVersionClass(Path distribution) throws Exception {
    Path source = directory.resolve("Version.java");
    Files.writeString(
        source,
        """
        package io.tollgate.server.composition;

        public final class Version {
          public static final String CURRENT = String.valueOf("swapped");
        }
        """);
    Path classes = Files.createDirectory(directory.resolve("classes"));
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", classes.toString(), source.toString()))
        .isZero();
    Path jar;
    try (Stream<Path> jars = Files.list(distribution.resolve("lib"))) {
      jar =
          jars.filter(file -> file.getFileName().toString().startsWith("server-"))
              .findFirst()
              .orElseThrow();
    }
    FileTime time = Files.getLastModifiedTime(jar);
    String name = "io/tollgate/server/composition/Version.class";
    try (FileSystem inside =
        FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of())) {
      Files.copy(classes.resolve(name), inside.getPath(name), StandardCopyOption.REPLACE_EXISTING);
    }
    Files.setLastModifiedTime(jar, time);
  }
}
