package io.tollgate.admin.support;

import io.tollgate.admin.database.DatabaseSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Makes empty databases; PostgreSQL is one server for the whole run. */
public final class TestDatabase {
  private static final Namespace NAMESPACE = Namespace.create(TestDatabase.class);

  private TestDatabase() {}

  /** Settings of a new, empty database. */
  public static DatabaseSettings create(ExtensionContext context, DatabaseKind kind) {
    try {
      return switch (kind) {
        case SQLITE -> {
          Path directory = directories(context).create();
          yield new DatabaseSettings.Sqlite(directory.resolve("admin.sqlite"));
        }
        case POSTGRESQL -> server(context).createDatabase();
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Directories directories(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent("directories", key -> new Directories(), Directories.class);
  }

  private static Server server(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent("server", key -> new Server(), Server.class);
  }

  private static final class Server implements AutoCloseable {
    private final EmbeddedPostgres postgres;

    Server() {
      try {
        postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    DatabaseSettings createDatabase() {
      String name = "t" + UUID.randomUUID().toString().replace("-", "");
      try (Connection connection = postgres.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("create database " + name);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      String url = "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + name;
      return new DatabaseSettings.Postgresql(url, "postgres", "postgres", 8);
    }

    @Override
    public void close() throws IOException {
      postgres.close();
    }
  }

  /** Made for one run and deleted after it. */
  private static final class Directories implements AutoCloseable {
    private final List<Path> made = new CopyOnWriteArrayList<>();

    Path create() throws IOException {
      Path directory = Files.createTempDirectory("tollgate-admin");
      made.add(directory);
      return directory;
    }

    @Override
    public void close() throws IOException {
      for (Path directory : made) {
        try (Stream<Path> files = Files.list(directory)) {
          for (Path file : files.toList()) {
            Files.delete(file);
          }
        }
        Files.delete(directory);
      }
    }
  }
}
