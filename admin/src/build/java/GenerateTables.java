import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;
import org.slf4j.LoggerFactory;

/**
 * Build step: migrates an empty SQLite file and writes jOOQ's table classes from it. Does nothing
 * when neither the migrations nor this file changed since the last time.
 */
final class GenerateTables {
  private static final String PACKAGE = "io.tollgate.admin.database.schema";

  public static void main(String[] arguments) throws Exception {
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    Path migrations = Path.of(arguments[0]);
    Path target = Path.of(arguments[1]);
    Path stamp = target.resolve("migrations.sha256");
    String fingerprint = fingerprint(migrations);
    if (Files.exists(stamp) && Files.readString(stamp).equals(fingerprint)) {
      return;
    }
    deleteTree(target);
    Files.createDirectories(target);
    Path database = Files.createTempFile("tables", ".sqlite");
    try {
      String url = "jdbc:sqlite:" + database;
      migrate(url, migrations);
      GenerationTool.generate(configuration(url, target));
    } finally {
      Files.delete(database);
    }
    Files.writeString(stamp, fingerprint);
  }

  private static void migrate(String url, Path migrations) {
    Flyway.configure()
        .dataSource(url, null, null)
        .locations("filesystem:" + migrations)
        .placeholders(Map.of("id", "integer primary key autoincrement"))
        .load()
        .migrate();
  }

  private static Configuration configuration(String url, Path target) {
    // SQLite's key columns must be called INTEGER; they hold 64 bits all the same.
    ForcedType ids = new ForcedType().withName("BIGINT").withIncludeExpression(".*\\.id");
    return new Configuration()
        .withLogging(Logging.WARN)
        .withJdbc(new Jdbc().withDriver("org.sqlite.JDBC").withUrl(url))
        .withGenerator(
            new Generator()
                .withDatabase(
                    new Database()
                        .withName("org.jooq.meta.sqlite.SQLiteDatabase")
                        .withExcludes("flyway_.*|sqlite_.*")
                        .withForcedTypes(ids))
                .withGenerate(
                    new Generate()
                        .withRecords(false)
                        .withKeys(false)
                        .withIndexes(false)
                        .withRelations(false)
                        .withImplicitJoinPathsToOne(false)
                        .withImplicitJoinPathsToMany(false)
                        .withGeneratedAnnotation(false)
                        .withJavadoc(false))
                .withTarget(
                    new Target().withPackageName(PACKAGE).withDirectory(target.toString())));
  }

  private static String fingerprint(Path migrations) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (Stream<Path> files = Files.list(migrations)) {
      for (Path file : files.sorted().toList()) {
        digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(file));
      }
    }
    for (String jar : List.of(System.getProperty("java.class.path").split(":"))) {
      if (jar.contains("jooq")) {
        digest.update(Path.of(jar).getFileName().toString().getBytes(StandardCharsets.UTF_8));
      }
    }
    Path self = migrations.resolve("../../../../../../build/java/GenerateTables.java").normalize();
    digest.update(Files.readAllBytes(self));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException failure)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
