package io.tollgate.backend.report;

import io.tollgate.backend.authorization.Refusal;
import io.tollgate.backend.catalog.Application;
import io.tollgate.backend.catalog.Applications;
import io.tollgate.protocol.authorization.RejectionReason;
import org.jspecify.annotations.Nullable;

/** Whose usage a transaction reports, whatever the service's mode (5.2, step 1). */
sealed interface TransactionOwner {

  record Found(Application application) implements TransactionOwner {}

  record NotFound(Refusal refusal) implements TransactionOwner {}

  static TransactionOwner of(Transaction transaction, Applications applications) {
    String appId = transaction.appId();
    String userKey = transaction.userKey();
    if (appId != null && userKey != null) {
      return notFound(
          RejectionReason.AUTHENTICATION_ERROR, "either app_id or user_key is allowed, not both");
    }
    @Nullable String id = appId;
    if (userKey != null) {
      id = applications.idOf(userKey);
      if (id == null) {
        return notFound(
            RejectionReason.USER_KEY_INVALID, "user key \"" + userKey + "\" is invalid");
      }
    }
    if (id == null) {
      return notFound(RejectionReason.APPLICATION_NOT_FOUND, "application id is missing");
    }
    Application application = applications.withId(id);
    return application == null
        ? notFound(
            RejectionReason.APPLICATION_NOT_FOUND,
            "application with id=\"" + id + "\" was not found")
        : new Found(application);
  }

  private static NotFound notFound(RejectionReason reason, String message) {
    return new NotFound(new Refusal(reason, message));
  }
}
