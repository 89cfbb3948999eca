package io.tollgate.admin.account;

import io.tollgate.admin.outcome.Errors;
import org.jspecify.annotations.Nullable;

/**
 * A user's fields, checked and with the password digested: made before the transaction in which it
 * is used, since digesting takes long.
 *
 * @param errors what is wrong with the fields alone
 * @param digest null when there is no password
 */
public record UserCredentials(UserDraft draft, Errors errors, @Nullable String digest) {

  /** The same password with what the fields are now. */
  UserCredentials with(UserDraft others, Errors theirErrors) {
    return new UserCredentials(others, theirErrors, digest);
  }

  /** Without the digest: it is a secret. */
  @Override
  public String toString() {
    return "UserCredentials[" + draft + ", " + errors + "]";
  }
}
