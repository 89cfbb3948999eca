package io.tollgate.admin.event;

import static io.tollgate.admin.database.schema.Tables.OUTBOX;

import io.tollgate.admin.database.Database;
import io.tollgate.admin.outcome.Outcome;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is still to be published, oldest first. A row exists until it is done. */
public final class Outbox {
  static final String PUBLICATION = "publication";

  private final Database database;

  public Outbox(Database database) {
    this.database = database;
  }

  /** One publication that is not done. */
  public record Entry(long id, long tenantId, Publication publication) {}

  /**
   * @param most how many at a time
   * @param except services that are left out
   */
  public List<Entry> undone(int most, Collection<Long> except) {
    return database.readAcrossTenants(
        rows ->
            rows.from(OUTBOX)
                .where(OUTBOX.READER.eq(PUBLICATION))
                .where(OUTBOX.SERVICE_ID.isNull().or(OUTBOX.SERVICE_ID.notIn(except)))
                .orderBy(OUTBOX.ID)
                .slice(0, most)
                .list(
                    row ->
                        new Entry(
                            row.get(OUTBOX.ID),
                            row.get(OUTBOX.TENANT_ID),
                            PublicationText.parse(
                                row.get(OUTBOX.KIND),
                                row.get(OUTBOX.SERVICE_ID),
                                row.get(OUTBOX.PAYLOAD)))));
  }

  /** Services of which something is undone; null among them for what belongs to no single one. */
  public Set<@Nullable Long> waiting() {
    return new HashSet<>(
        database.readAcrossTenants(
            rows ->
                rows.from(OUTBOX)
                    .fields(OUTBOX.SERVICE_ID)
                    .where(OUTBOX.READER.eq(PUBLICATION))
                    .<@Nullable Long>list(row -> row.get(OUTBOX.SERVICE_ID))));
  }

  public void done(Collection<Long> ids) {
    Outcome<Integer> deleted =
        database.writeAcrossTenants(
            transaction -> Outcome.done(transaction.delete(OUTBOX, OUTBOX.ID.in(ids))));
    deleted.orThrow();
  }
}
