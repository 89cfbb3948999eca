package io.tollgate.admin.field;

import io.tollgate.admin.database.Transaction;

/** The values that things have for their further fields: they stand in rows of rooms above. */
@FunctionalInterface
public interface FieldValues {

  /** Takes the values of a field from all things of the tenant that can have it. */
  void forget(Transaction transaction, FieldTarget target, String field);
}
