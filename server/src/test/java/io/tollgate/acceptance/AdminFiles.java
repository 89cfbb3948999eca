package io.tollgate.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Database and catalogue as a dead server left them, looked at in copies. */
final class AdminFiles implements AutoCloseable {

  private static final String NOT_WAITING =
      " not exists (select 1 from outbox o where o.service_id is null or o.service_id = %s)";

  /** A statement that finds nothing where nothing is half done, by what it would find. */
  private static final String[][] HALVES = {
    {"damaged file", "select * from pragma_integrity_check where integrity_check <> 'ok'"},
    {"broken reference", "select * from pragma_foreign_key_check"},
    {
      "account without its user or its contract",
      """
      select org_name from account a where org_name like 'org-%' and (
        (select count(*) from users u where u.account_id = a.id) <> 1
        or (select count(*) from contract c where c.account_id = a.id and c.service_id is null) <> 1)
      """
    },
    {
      "product without one of its parts",
      """
      select name from service s where
        not exists (select 1 from proxy p where p.service_id = s.id)
        or not exists (select 1 from service_token t where t.service_id = s.id)
        or not exists (select 1 from metric m where m.service_id = s.id and m.system_name = 'hits')
        or not exists (select 1 from mapping_rule r where r.service_id = s.id)
        or not exists (select 1 from plan p where p.service_id = s.id and p.kind = 'service')
      """
    },
    {
      "application without a subscription",
      """
      select name from application a where not exists (
        select 1 from contract c where c.account_id = a.account_id and c.service_id = a.service_id)
      """
    },
    {
      "gap or twin among the versions",
      """
      select service_id, environment from proxy_config group by service_id, environment
      having max(version) <> count(*) or sum(is_current) <> 1
      """
    },
    {
      "change without an audit entry",
      unaudited("account")
          + " union all "
          + unaudited("service")
          + " union all "
          + unaudited("application")
    },
    {
      "audit entry without its change",
      lying("account") + " union all " + lying("service") + " union all " + lying("application")
    },
    {
      "product that nobody would publish",
      """
      select name from service s
      where not exists (select 1 from known.service k where k.id = cast(s.id as text)) and
      """
          + NOT_WAITING.formatted("s.id")
    },
    {
      "application that nobody would publish",
      """
      select name from application a where not exists (
        select 1 from known.application k
        where k.service = cast(a.service_id as text) and k.id = a.application_id) and
      """
          + NOT_WAITING.formatted("a.service_id")
    },
    {
      "deleted application that nobody would take back",
      """
      select k.id from known.application k where not exists (
        select 1 from application a
        where k.service = cast(a.service_id as text) and k.id = a.application_id) and
      """
          + NOT_WAITING.formatted("cast(k.service as integer)")
    },
    {
      "limit that nobody would publish",
      """
      select l.id from usage_limit l join plan p on p.id = l.plan_id
      where not exists (
        select 1 from known.usage_limit k
        where k.plan = cast(l.plan_id as text) and k.metric = cast(l.metric_id as text)
        and lower(k.period) = l.period and k.value = l.value) and
      """
          + NOT_WAITING.formatted("p.service_id")
    }
  };

  private final Connection connection;

  private AdminFiles(Connection connection) {
    this.connection = connection;
  }

  /**
   * @param data data directory of a server that does not run
   * @param copies empty
   */
  static AdminFiles copied(Path data, Path copies) throws IOException, SQLException {
    copy(data, "admin.db", copies);
    copy(data.resolve("backend"), "catalog.db", copies);
    Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + copies.resolve("admin.db"));
    try (Statement statement = connection.createStatement()) {
      statement.execute("attach '" + copies.resolve("catalog.db") + "' as known");
    }
    return new AdminFiles(connection);
  }

  private static void copy(Path from, String name, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(f -> f.getFileName().toString().startsWith(name)).toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  /** What is half done; empty when nothing is. */
  List<String> halves() throws SQLException {
    List<String> found = new ArrayList<>();
    for (String[] half : HALVES) {
      column(half[1]).forEach(row -> found.add(half[0] + ": " + row));
    }
    return found;
  }

  /** The first column of all rows. */
  List<String> column(String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  private static String unaudited(String subject) {
    return """
        select '%1$s ' || id from %1$s x where not exists (
          select 1 from audit a where a.subject = '%1$s' and a.action = 'created' and a.subject_id = x.id)
        """
        .formatted(subject);
  }

  /** Ids are never given twice. */
  private static String lying(String subject) {
    return """
        select '%1$s ' || subject_id from audit a where a.subject = '%1$s' and (
          (action = 'deleted' and subject_id in (select id from %1$s))
          or (action = 'created' and subject_id not in (select id from %1$s) and not exists (
            select 1 from audit d
            where d.subject = '%1$s' and d.action = 'deleted' and d.subject_id = a.subject_id)))
        """
        .formatted(subject);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
