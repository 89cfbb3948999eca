package io.tollgate.admin.database;

import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.outcome.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Supplier;
import org.flywaydb.core.api.FlywayException;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.ExecuteListener;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * The system of record. Every access is one transaction of one tenant. May be used by any thread
 * that may block; transactions do not nest, except in {@link #together}.
 */
public final class Database implements AutoCloseable {
  private final Connections connections;
  private final Configuration configuration;
  private final Outage unread = new Outage("read");
  private final Outage unchanged = new Outage("changed");
  private final LongAdder statements = new LongAdder();

  /** Set on threads that are in a transaction; empty when others cannot join it. */
  private final ThreadLocal<@Nullable Optional<Joint>> inside = new ThreadLocal<>();

  /** A transaction that others join. */
  private record Joint(DSLContext sql, List<Runnable> afterCommit) {}

  private Database(Connections connections) {
    this.connections = connections;
    // Statements are logged nowhere: they carry secrets.
    Settings settings =
        new Settings().withExecuteLogging(false).withRenderSchema(false).withFetchWarnings(false);
    this.configuration =
        new DefaultConfiguration()
            .set(connections.dialect())
            .set(settings)
            .set(ExecuteListener.onExecuteStart(statement -> statements.increment()));
  }

  /**
   * Opens the database and brings it to the newest version.
   *
   * @throws DatabaseUnavailable when it cannot be used
   */
  public static Database open(DatabaseSettings settings) {
    return open(settings, true);
  }

  /**
   * Opens a database that a server has brought to the newest version, for those that work beside
   * it.
   *
   * @throws DatabaseUnavailable when it cannot be used, is empty or of another version; then it is
   *     left as it was
   */
  public static Database openExisting(DatabaseSettings settings) {
    return open(settings, false);
  }

  private static Database open(DatabaseSettings settings, boolean renew) {
    try {
      Connections connections =
          switch (settings) {
            case DatabaseSettings.Sqlite sqlite -> new SqliteConnections(sqlite);
            case DatabaseSettings.Postgresql postgresql -> new PostgresqlConnections(postgresql);
          };
      try {
        List<String> applied = Migrations.applied(connections);
        Migrations.State state = Migrations.state(applied);
        if (state == Migrations.State.NEWER) {
          throw OpenFailure.newer(settings, applied.getLast());
        }
        if (state != Migrations.State.NEWEST) {
          if (!renew) {
            throw state == Migrations.State.EMPTY
                ? OpenFailure.empty(settings)
                : OpenFailure.older(settings);
          }
          Migrations.run(connections);
        }
        return new Database(connections);
      } catch (SQLException | RuntimeException e) {
        connections.close();
        throw e;
      }
    } catch (SQLException | FlywayException | PoolInitializationException e) {
      throw OpenFailure.of(settings, e);
    }
  }

  /** Reads rows of one tenant. */
  public <T> T read(long tenantId, Function<Rows, T> work) {
    return reading(new TenantScope(tenantId), work);
  }

  /**
   * Changes rows of one tenant. Rolled back when the work is refused or throws; a value that a
   * unique index already holds is a {@link Refusal.Conflict}.
   */
  public <T> Outcome<T> write(long tenantId, Function<Transaction, Outcome<T>> work) {
    return writing(new TenantScope(tenantId), work);
  }

  /**
   * Reads rows of all tenants: only for what stands above tenants, such as finding whose a
   * credential is.
   */
  public <T> T readAcrossTenants(Function<Rows, T> work) {
    return reading(TenantScope.ALL, work);
  }

  /** Changes rows of all tenants; see {@link #readAcrossTenants}. */
  public <T> Outcome<T> writeAcrossTenants(Function<Transaction, Outcome<T>> work) {
    return writing(TenantScope.ALL, work);
  }

  /**
   * One transaction of several: those that the work begins on this thread take part in it, and all
   * are rolled back when one of them or the work is refused or throws.
   */
  public <T> Outcome<T> together(Supplier<Outcome<T>> work) {
    return writing(
        TenantScope.ALL,
        transaction -> {
          inside.set(Optional.of(new Joint(transaction.sql, transaction.afterCommit())));
          return work.get();
        });
  }

  private <T> T reading(TenantScope scope, Function<Rows, T> work) {
    Joint joint = begin();
    if (joint != null) {
      return work.apply(new Rows(joint.sql(), scope));
    }
    try {
      T read = connections.reading(connection -> work.apply(new Rows(sql(connection), scope)));
      unread.ends();
      return read;
    } catch (SQLException e) {
      throw failure(unread, "read", e);
    } catch (DataAccessException e) {
      throw failure(unread, e);
    } finally {
      inside.remove();
    }
  }

  /**
   * The transaction to join, null for one of its own. One that waits for a second connection while
   * it holds the first could wait for itself.
   */
  private @Nullable Joint begin() {
    Optional<Joint> present = inside.get();
    if (present == null) {
      inside.set(Optional.empty());
      return null;
    }
    return present.orElseThrow(
        () -> new IllegalStateException("a transaction was begun inside another one"));
  }

  private static <T> Outcome<T> joined(
      Joint joint, TenantScope scope, Function<Transaction, Outcome<T>> work) {
    Outcome<T> outcome = work.apply(new Transaction(joint.sql(), scope, joint.afterCommit()));
    if (outcome instanceof Outcome.Failed<T>(Refusal refusal)) {
      throw new RefusedTogether(refusal);
    }
    return outcome;
  }

  /** Ends what was begun together; it does not leave this class. */
  private static final class RefusedTogether extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Refusal refusal;

    RefusedTogether(Refusal refusal) {
      super("refused", null, false, false);
      this.refusal = refusal;
    }
  }

  private <T> Outcome<T> writing(TenantScope scope, Function<Transaction, Outcome<T>> work) {
    Joint joint = begin();
    if (joint != null) {
      return joined(joint, scope, work);
    }
    List<Runnable> afterCommit = new ArrayList<>();
    Outcome<T> outcome;
    try {
      outcome =
          connections.writing(
              connection ->
                  settled(connection, new Transaction(sql(connection), scope, afterCommit), work));
    } catch (RefusedTogether e) {
      return Outcome.failed(e.refusal);
    } catch (SQLException e) {
      throw failure(unchanged, "changed", e);
    } catch (DataAccessException e) {
      throw failure(unchanged, e);
    } finally {
      inside.remove();
    }
    if (outcome instanceof Outcome.Done) {
      // What has nothing to tell may have written nothing: that goes well on a full disk too.
      if (!afterCommit.isEmpty()) {
        unchanged.ends();
      }
      afterCommit.forEach(Runnable::run);
    }
    return outcome;
  }

  private RuntimeException failure(Outage outage, String what, SQLException cause) {
    return connections.isPassing(cause)
        ? outage.of(passing(cause))
        : new DataAccessException("the database cannot be " + what + ": " + cause, cause);
  }

  private RuntimeException failure(Outage outage, DataAccessException thrown) {
    SQLException cause = thrown.getCause(SQLException.class);
    return cause != null && connections.isPassing(cause) ? outage.of(passing(cause)) : thrown;
  }

  private DatabaseUnavailable passing(SQLException cause) {
    return connections.isDiskTrouble(cause)
        ? DatabaseUnavailable.withoutRoom(cause)
        : DatabaseUnavailable.forNow(cause);
  }

  /** Commits when the work was done, else rolls back. */
  private <T> Outcome<T> settled(
      Connection connection, Transaction transaction, Function<Transaction, Outcome<T>> work)
      throws SQLException {
    boolean committed = false;
    try {
      Outcome<T> outcome = work.apply(transaction);
      if (outcome instanceof Outcome.Done) {
        commit(connection);
        committed = true;
      }
      return outcome;
    } catch (DataAccessException e) {
      SQLException cause = e.getCause(SQLException.class);
      if (cause == null || !connections.isUniqueViolation(cause)) {
        throw e;
      }
      return Outcome.failed(new Refusal.Conflict());
    } finally {
      if (!committed) {
        connections.rollback(connection);
      }
    }
  }

  private void commit(Connection connection) throws SQLException {
    try {
      connections.commit(connection);
    } catch (SQLException e) {
      if (connections.isLost(e)) {
        throw unchanged.of(DatabaseUnavailable.atCommit(e));
      }
      throw e;
    }
  }

  private DSLContext sql(Connection connection) {
    return DSL.using(configuration.derive(connection));
  }

  /** How many statements were sent since it was opened, beginnings and ends not counted. */
  public long statements() {
    return statements.sum();
  }

  /** Whether the database answers. */
  public boolean isReachable() {
    try {
      return connections.reading(connection -> connection.isValid(2));
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public void close() {
    connections.close();
  }
}
