package io.tollgate.admin.sample;

import static io.tollgate.admin.database.schema.Tables.ACCESS_TOKEN;
import static io.tollgate.admin.database.schema.Tables.MAIL;
import static io.tollgate.admin.database.schema.Tables.MASTER_TOKEN;
import static io.tollgate.admin.database.schema.Tables.OUTBOX;
import static io.tollgate.admin.database.schema.Tables.TENANT;

import io.tollgate.admin.database.Database;
import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.schema.DefaultSchema;
import io.tollgate.admin.support.Eventually;
import io.tollgate.admin.support.Installation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/**
 * All that a change could leave behind: every row and mail of these tenants, and how often gateway
 * and backend were told something.
 */
public record Digest(Set<String> rows, int pushes, long mails) {

  /** As it is when nothing is under way any more. */
  public static Digest of(Installation installation, Long... tenants) {
    List<Long> of = List.of(tenants);
    Database database = installation.admin().database();
    Eventually.until(
        "nothing waits to be told",
        () ->
            database.readAcrossTenants(
                rows ->
                    !rows.from(OUTBOX).exists()
                        && !rows.from(MAIL).where(MAIL.TENANT_ID.in(of)).exists()));
    return new Digest(
        database.readAcrossTenants(rows -> read(rows, of)),
        installation.journal().size(),
        of.stream().mapToLong(installation.mailServer()::count).sum());
  }

  private static Set<String> read(Rows rows, List<Long> tenants) {
    Set<String> all = new HashSet<>();
    for (Table<?> table : DefaultSchema.DEFAULT_SCHEMA.getTables()) {
      Field<Long> tenant =
          table.getName().equals("tenant") ? TENANT.ID : table.field("tenant_id", Long.class);
      if (table.equals(MASTER_TOKEN)) {
        continue;
      }
      if (tenant == null) {
        throw new IllegalStateException(table + " belongs to no tenant");
      }
      rows.from(table)
          .where(tenant.in(tenants))
          .list(row -> all.add(table.getName() + " " + text(row)));
    }
    return all;
  }

  private static String text(Record row) {
    List<String> values = new ArrayList<>();
    for (Field<?> field : row.fields()) {
      // Written later, when a token was used.
      if (!field.equals(ACCESS_TOKEN.LAST_USED_AT)) {
        values.add(field.getName() + "=" + row.get(field));
      }
    }
    return values.toString();
  }

  /** What one has and the other has not. */
  public List<String> differences(Digest other) {
    List<String> all = new ArrayList<>();
    rows.stream().filter(row -> !other.rows.contains(row)).map(row -> "- " + row).forEach(all::add);
    other.rows.stream().filter(row -> !rows.contains(row)).map(row -> "+ " + row).forEach(all::add);
    if (pushes != other.pushes) {
      all.add("pushes");
    }
    if (mails != other.mails) {
      all.add("mails");
    }
    return all;
  }

  /** Whether this stands anywhere in the rows. */
  public List<String> holding(String text) {
    return rows.stream().filter(row -> row.contains(text)).toList();
  }
}
