package io.tollgate.admin.application;

import static io.tollgate.admin.database.schema.Tables.ACCOUNT;
import static io.tollgate.admin.database.schema.Tables.APPLICATION;
import static io.tollgate.admin.database.schema.Tables.USERS;

import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.field.FieldTarget;
import io.tollgate.admin.field.FieldValues;

/** The further fields of accounts, users and applications: each row has them as a JSON object. */
public final class KeptFieldValues implements FieldValues {

  @Override
  public void forget(Transaction transaction, FieldTarget target, String field) {
    transaction.removeEntry(
        switch (target) {
          case ACCOUNT -> ACCOUNT.EXTRA_FIELDS;
          case USER -> USERS.EXTRA_FIELDS;
          case APPLICATION -> APPLICATION.EXTRA_FIELDS;
        },
        field);
  }
}
