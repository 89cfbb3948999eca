package io.tollgate.admin.database;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.SelectJoinStep;
import org.jooq.SelectLimitStep;
import org.jooq.SelectSelectStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * One select statement; every table in it is restricted to the tenant. Without {@link #fields} it
 * reads all columns of its tables. Mutable while it is built, read once.
 */
public final class Selection {
  private record Join(Table<?> table, Condition on, boolean outer) {}

  private final Rows rows;
  private final Table<?> root;
  private final List<Join> joins = new ArrayList<>();
  private final List<SelectField<?>> fields = new ArrayList<>();
  private final List<OrderField<?>> order = new ArrayList<>();
  private Condition where;
  private @Nullable Long offset;
  private @Nullable Integer limit;

  Selection(Rows rows, Table<?> root) {
    this.rows = rows;
    this.root = root;
    this.where = rows.scope.on(root);
  }

  /**
   * @param ids null: any
   */
  public static Condition among(Field<Long> column, @Nullable Collection<Long> ids) {
    return ids == null ? DSL.trueCondition() : column.in(ids);
  }

  public Selection fields(SelectField<?>... some) {
    fields.addAll(List.of(some));
    return this;
  }

  public Selection join(Table<?> table, Condition on) {
    joins.add(new Join(table, on, false));
    return this;
  }

  /** The table's columns are null where it has no matching row. */
  public Selection leftJoin(Table<?> table, Condition on) {
    joins.add(new Join(table, on, true));
    return this;
  }

  public Selection where(Condition condition) {
    where = where.and(condition);
    return this;
  }

  public Selection orderBy(OrderField<?>... some) {
    order.addAll(List.of(some));
    return this;
  }

  public Selection slice(long first, int most) {
    offset = first;
    limit = most;
    return this;
  }

  public <T> List<T> list(Function<? super Record, T> mapper) {
    List<T> all = new ArrayList<>();
    SelectLimitStep<Record> ordered = ordered(select());
    for (Record each : limit == null ? ordered.fetch() : ordered.limit(offset, limit).fetch()) {
      all.add(mapper.apply(each));
    }
    return all;
  }

  /** The first row, null when there is none. */
  public <T> @Nullable T first(Function<? super Record, T> mapper) {
    Record found = ordered(select()).limit(1).fetchOne();
    return found == null ? null : mapper.apply(found);
  }

  public boolean exists() {
    return ordered(rows.sql.select(DSL.inline(1))).limit(1).fetchOne() != null;
  }

  /** How many rows there are, whatever the slice. */
  public long count() {
    Record1<Integer> counted = joined(rows.sql.select(DSL.count())).where(where).fetchOne();
    return counted == null ? 0 : counted.value1();
  }

  /** How many bytes the texts of a column have together, whatever the slice. */
  public long octets(Field<String> column) {
    Record1<BigDecimal> sum =
        joined(rows.sql.select(DSL.sum(DSL.octetLength(column)))).where(where).fetchOne();
    return sum == null || sum.value1() == null ? 0 : sum.value1().longValue();
  }

  /** The first row without its text, null when there is none. */
  public @Nullable Sized sized(Field<Long> id, Field<String> text) {
    Field<Integer> octets = DSL.octetLength(text);
    Record2<Long, Integer> found =
        joined(rows.sql.select(id, octets)).where(where).orderBy(order).limit(1).fetchOne();
    return found == null ? null : new Sized(found.value1(), found.value2());
  }

  /** The values of one column as a sub-select, for {@code column.in(...)}; of the slice, if any. */
  public <F> Select<Record1<F>> column(Field<F> field) {
    SelectLimitStep<Record1<F>> ordered = ordered(rows.sql.select(field));
    return limit == null ? ordered : ordered.limit(offset, limit);
  }

  private SelectSelectStep<Record> select() {
    if (!fields.isEmpty()) {
      return rows.sql.select(fields);
    }
    List<SelectField<?>> all = new ArrayList<>(List.of(root.fields()));
    joins.forEach(join -> all.addAll(List.of(join.table().fields())));
    return rows.sql.select(all);
  }

  private <R extends Record> SelectLimitStep<R> ordered(SelectSelectStep<R> select) {
    return joined(select).where(where).orderBy(order);
  }

  private <R extends Record> SelectJoinStep<R> joined(SelectSelectStep<R> select) {
    SelectJoinStep<R> from = select.from(root);
    for (Join join : joins) {
      Condition on = join.on().and(rows.scope.on(join.table()));
      from = join.outer() ? from.leftJoin(join.table()).on(on) : from.join(join.table()).on(on);
    }
    return from;
  }
}
