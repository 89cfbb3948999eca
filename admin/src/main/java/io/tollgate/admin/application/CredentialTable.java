package io.tollgate.admin.application;

import static io.tollgate.admin.database.schema.Tables.APPLICATION_KEY;
import static io.tollgate.admin.database.schema.Tables.REFERRER_FILTER;

import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.outcome.Folding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.Record;

/** The rows of keys and referrer filters. */
final class CredentialTable {
  private CredentialTable() {}

  /** The applications with their keys and filters: two statements, however many they are. */
  static List<Application> filled(Rows rows, List<Application> bare) {
    if (bare.isEmpty()) {
      return bare;
    }
    // A join would be read from the side of the applications, all of them.
    Map<Long, Long> accounts =
        bare.stream().collect(Collectors.toMap(Application::id, Application::accountId));
    Set<Long> ids = accounts.keySet();
    Map<Long, List<ApplicationKey>> keys =
        rows
            .from(APPLICATION_KEY)
            .where(APPLICATION_KEY.APPLICATION_ID.in(ids))
            .orderBy(APPLICATION_KEY.ID)
            .list(row -> key(row, accounts))
            .stream()
            .collect(Collectors.groupingBy(ApplicationKey::applicationId));
    Map<Long, List<ReferrerFilter>> filters =
        rows
            .from(REFERRER_FILTER)
            .where(REFERRER_FILTER.APPLICATION_ID.in(ids))
            .orderBy(REFERRER_FILTER.ID)
            .list(CredentialTable::filter)
            .stream()
            .collect(Collectors.groupingBy(ReferrerFilter::applicationId));
    return bare.stream()
        .map(
            each ->
                each.with(
                    keys.getOrDefault(each.id(), List.of()),
                    filters.getOrDefault(each.id(), List.of())))
        .toList();
  }

  static void addKey(Transaction transaction, long applicationId, String value, long now) {
    Map<Field<?>, Object> row = new HashMap<>();
    row.put(APPLICATION_KEY.APPLICATION_ID, applicationId);
    row.put(APPLICATION_KEY.VALUE, value);
    row.put(APPLICATION_KEY.VALUE_FOLDED, Folding.fold(value));
    row.put(APPLICATION_KEY.CREATED_AT, now);
    row.put(APPLICATION_KEY.UPDATED_AT, now);
    transaction.insert(APPLICATION_KEY, row);
  }

  static int deleteKey(Transaction transaction, long id) {
    return transaction.delete(APPLICATION_KEY, id);
  }

  static void addFilter(Transaction transaction, long applicationId, String value, long now) {
    Map<Field<?>, Object> row = new HashMap<>();
    row.put(REFERRER_FILTER.APPLICATION_ID, applicationId);
    row.put(REFERRER_FILTER.VALUE, value);
    row.put(REFERRER_FILTER.CREATED_AT, now);
    row.put(REFERRER_FILTER.UPDATED_AT, now);
    transaction.insert(REFERRER_FILTER, row);
  }

  static int deleteFilter(Transaction transaction, long id) {
    return transaction.delete(REFERRER_FILTER, id);
  }

  private static ApplicationKey key(Record row, Map<Long, Long> accounts) {
    return new ApplicationKey(
        row.get(APPLICATION_KEY.ID),
        Objects.requireNonNull(accounts.get(row.get(APPLICATION_KEY.APPLICATION_ID))),
        row.get(APPLICATION_KEY.APPLICATION_ID),
        row.get(APPLICATION_KEY.VALUE),
        row.get(APPLICATION_KEY.CREATED_AT),
        row.get(APPLICATION_KEY.UPDATED_AT));
  }

  private static ReferrerFilter filter(Record row) {
    return new ReferrerFilter(
        row.get(REFERRER_FILTER.ID),
        row.get(REFERRER_FILTER.APPLICATION_ID),
        row.get(REFERRER_FILTER.VALUE),
        row.get(REFERRER_FILTER.CREATED_AT),
        row.get(REFERRER_FILTER.UPDATED_AT));
  }
}
