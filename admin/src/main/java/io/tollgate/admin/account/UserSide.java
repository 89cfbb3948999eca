package io.tollgate.admin.account;

import static io.tollgate.admin.database.schema.Tables.USERS;

import io.tollgate.admin.event.Subject;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/** On which side users stand; names are unique on each. */
enum UserSide {
  PROVIDER(USERS.ACCOUNT_ID.isNull(), "provider_user"),
  DEVELOPER(USERS.ACCOUNT_ID.isNotNull(), "user");

  private final Condition condition;
  private final String subject;

  UserSide(Condition condition, String subject) {
    this.condition = condition;
    this.subject = subject;
  }

  /** What events of a user are about: those of developers alone are told to others. */
  static Subject subject(User user) {
    return new Subject(of(user.accountId()).subject, user.id());
  }

  Condition condition() {
    return condition;
  }

  /**
   * @param accountId null on the provider's side
   */
  static UserSide of(@Nullable Long accountId) {
    return accountId == null ? PROVIDER : DEVELOPER;
  }
}
