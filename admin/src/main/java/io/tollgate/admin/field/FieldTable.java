package io.tollgate.admin.field;

import static io.tollgate.admin.database.schema.Tables.FIELD_DEFINITION;

import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Transaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of field definitions. */
final class FieldTable {
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  private FieldTable() {}

  static List<FieldDefinition> all(Rows rows) {
    return rows.from(FIELD_DEFINITION)
        .orderBy(FIELD_DEFINITION.TARGET, FIELD_DEFINITION.POSITION, FIELD_DEFINITION.ID)
        .list(FieldTable::definition);
  }

  static List<FieldDefinition> of(Rows rows, String target) {
    return rows.from(FIELD_DEFINITION)
        .where(FIELD_DEFINITION.TARGET.eq(target))
        .orderBy(FIELD_DEFINITION.POSITION, FIELD_DEFINITION.ID)
        .list(FieldTable::definition);
  }

  static @Nullable FieldDefinition find(Rows rows, long id) {
    return rows.from(FIELD_DEFINITION)
        .where(FIELD_DEFINITION.ID.eq(id))
        .first(FieldTable::definition);
  }

  static long insert(Transaction transaction, FieldDraft draft, long position, long now) {
    Map<Field<?>, Object> row = row(draft, now);
    row.put(FIELD_DEFINITION.TARGET, Objects.requireNonNull(draft.target()));
    row.put(FIELD_DEFINITION.NAME, Objects.requireNonNull(draft.name()));
    row.put(FIELD_DEFINITION.POSITION, position);
    row.put(FIELD_DEFINITION.CREATED_AT, now);
    return transaction.insert(FIELD_DEFINITION, row);
  }

  static void update(Transaction transaction, long id, FieldDraft draft, long now) {
    transaction.update(FIELD_DEFINITION, row(draft, now), id);
  }

  static void move(Transaction transaction, long id, long position) {
    transaction.update(FIELD_DEFINITION, Map.of(FIELD_DEFINITION.POSITION, position), id);
  }

  static void delete(Transaction transaction, long id) {
    transaction.delete(FIELD_DEFINITION, id);
  }

  private static Map<Field<?>, Object> row(FieldDraft draft, long now) {
    Map<Field<?>, Object> row = new HashMap<>();
    row.put(FIELD_DEFINITION.LABEL, Objects.requireNonNull(draft.label()));
    row.put(FIELD_DEFINITION.REQUIRED, draft.required());
    row.put(FIELD_DEFINITION.HIDDEN, draft.hidden());
    row.put(FIELD_DEFINITION.READ_ONLY, draft.readOnly());
    row.put(FIELD_DEFINITION.CHOICES, JsonMapper.shared().writeValueAsString(draft.choices()));
    row.put(FIELD_DEFINITION.UPDATED_AT, now);
    return row;
  }

  private static FieldDefinition definition(Record row) {
    return new FieldDefinition(
        row.get(FIELD_DEFINITION.ID),
        row.get(FIELD_DEFINITION.POSITION),
        new FieldDraft(
            row.get(FIELD_DEFINITION.TARGET),
            row.get(FIELD_DEFINITION.NAME),
            row.get(FIELD_DEFINITION.LABEL),
            row.get(FIELD_DEFINITION.REQUIRED),
            row.get(FIELD_DEFINITION.HIDDEN),
            row.get(FIELD_DEFINITION.READ_ONLY),
            JsonMapper.shared().readValue(row.get(FIELD_DEFINITION.CHOICES), TEXTS),
            null));
  }
}
