package io.tollgate.admin.application;

import io.tollgate.admin.access.Secrets;
import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.event.Action;
import io.tollgate.admin.outcome.Errors;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.outcome.Validation;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The keys and referrer filters of applications. */
final class ApplicationCredentials {
  private static final int KEY_DIGITS = 32;
  private static final Pattern FILTER = Pattern.compile("[A-Za-z0-9*.-]+");
  private static final int LONGEST_FILTER = 255;
  private static final int MOST_FILTERS = 5;

  private final Database database;
  private final ApplicationAudit audit;
  private final InstantSource clock;
  private final Secrets secrets;

  ApplicationCredentials(
      Database database, ApplicationAudit audit, InstantSource clock, Secrets secrets) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
    this.secrets = secrets;
  }

  /**
   * Adds a key.
   *
   * @param wanted null: one is made
   */
  Outcome<Application> addKey(Caller caller, Application application, @Nullable String wanted) {
    String key = Objects.requireNonNullElseGet(wanted, () -> secrets.hex(KEY_DIGITS));
    return changed(
        caller,
        application,
        Action.KEY_CREATED,
        present -> {
          Validation validation = new Validation();
          KeyRules.check(validation, "key", present.context().mode(), present.keys(), List.of(key));
          return validation.errors();
        },
        (transaction, present) ->
            CredentialTable.addKey(transaction, present.id(), key, clock.millis()));
  }

  Outcome<Application> deleteKey(Caller caller, Application application, ApplicationKey key) {
    return changed(
        caller,
        application,
        Action.KEY_DELETED,
        present -> Errors.NONE,
        (transaction, present) -> CredentialTable.deleteKey(transaction, key.id()));
  }

  Outcome<Application> addFilter(Caller caller, Application application, @Nullable String wanted) {
    return changed(
        caller,
        application,
        Action.UPDATED,
        present -> checkFilter(present, wanted),
        (transaction, present) ->
            CredentialTable.addFilter(
                transaction, present.id(), String.valueOf(wanted), clock.millis()));
  }

  private static Errors checkFilter(Application application, @Nullable String wanted) {
    List<ReferrerFilter> present = application.filters();
    Validation validation = new Validation().present("referrer_filter", wanted);
    if (wanted != null && !wanted.isBlank()) {
      validation
          .matches("referrer_filter", wanted, FILTER)
          .atMost("referrer_filter", wanted, LONGEST_FILTER)
          .unless(
              present.stream().noneMatch(filter -> filter.value().equals(wanted)),
              "referrer_filter",
              Validation.TAKEN);
    }
    return validation
        .unless(present.size() < MOST_FILTERS, Errors.BASE, KeyRules.LIMIT_REACHED)
        .errors();
  }

  Outcome<Application> deleteFilter(Caller caller, Application application, ReferrerFilter filter) {
    return changed(
        caller,
        application,
        Action.UPDATED,
        present -> Errors.NONE,
        (transaction, present) -> CredentialTable.deleteFilter(transaction, filter.id()));
  }

  private Outcome<Application> changed(
      Caller caller,
      Application application,
      Action action,
      Function<Application, Errors> check,
      BiConsumer<Transaction, Application> change) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          Application present = ApplicationAudit.locked(transaction, application);
          if (present == null) {
            return Outcome.notFound();
          }
          Errors errors = check.apply(present);
          if (!errors.isEmpty()) {
            return Outcome.invalid(errors);
          }
          change.accept(transaction, present);
          return audit.changed(transaction, caller, present, action);
        });
  }
}
