package io.tollgate.admin.account;

import io.tollgate.admin.field.ExtraFields;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A user of a developer account or of the provider.
 *
 * @param accountId null on the provider's side
 */
public record User(
    long id,
    @Nullable Long accountId,
    String username,
    @Nullable String email,
    UserRole role,
    UserState state,
    ExtraFields extraFields,
    long createdAt,
    long updatedAt) {

  /** The account of a developer. */
  public long account() {
    return Objects.requireNonNull(accountId);
  }
}
