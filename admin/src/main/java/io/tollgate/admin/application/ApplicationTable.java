package io.tollgate.admin.application;

import static io.tollgate.admin.database.schema.Tables.ACCOUNT;
import static io.tollgate.admin.database.schema.Tables.APPLICATION;
import static io.tollgate.admin.database.schema.Tables.PLAN;
import static io.tollgate.admin.database.schema.Tables.PROXY;
import static io.tollgate.admin.database.schema.Tables.SERVICE;

import io.tollgate.admin.account.AccountState;
import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Selection;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.field.ExtraFields;
import io.tollgate.admin.integration.OidcFlows;
import io.tollgate.admin.rest.output.Page;
import io.tollgate.admin.rest.output.PageRequest;
import io.tollgate.admin.service.BackendVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The rows of applications. */
final class ApplicationTable {
  private ApplicationTable() {}

  private static Selection applications(Rows rows, Condition which) {
    return rows.from(APPLICATION)
        .join(SERVICE, SERVICE.ID.eq(APPLICATION.SERVICE_ID))
        .join(PROXY, PROXY.SERVICE_ID.eq(APPLICATION.SERVICE_ID))
        .join(PLAN, PLAN.ID.eq(APPLICATION.PLAN_ID))
        .join(ACCOUNT, ACCOUNT.ID.eq(APPLICATION.ACCOUNT_ID))
        .fields(APPLICATION.fields())
        .fields(SERVICE.NAME, SERVICE.BACKEND_VERSION, SERVICE.REFERRER_FILTERS_REQUIRED)
        .fields(PROXY.ID, PROXY.STANDARD_FLOW_ENABLED, PROXY.IMPLICIT_FLOW_ENABLED)
        .fields(PROXY.SERVICE_ACCOUNTS_ENABLED, PROXY.DIRECT_ACCESS_GRANTS_ENABLED)
        .fields(PLAN.NAME, ACCOUNT.ORG_NAME, ACCOUNT.STATE)
        .where(which)
        .orderBy(APPLICATION.ID);
  }

  static @Nullable Application find(Rows rows, Condition which) {
    Application found = applications(rows, which).first(ApplicationTable::application);
    return found == null ? null : CredentialTable.filled(rows, List.of(found)).getFirst();
  }

  static List<Application> all(Rows rows, Condition which) {
    return CredentialTable.filled(
        rows, applications(rows, which).list(ApplicationTable::application));
  }

  /**
   * Only what is on the page is joined: the way to a far page leads past all before it.
   *
   * @param which of the table of applications alone
   */
  static Page<Application> page(Rows rows, Condition which, PageRequest page) {
    Selection wanted =
        rows.from(APPLICATION)
            .where(which)
            .orderBy(APPLICATION.ID)
            .slice(page.offset(), page.perPage());
    Condition onPage = APPLICATION.ID.in(wanted.column(APPLICATION.ID));
    return new Page<>(all(rows, onPage), wanted.count(), page);
  }

  /** Whether any is on this plan. */
  static boolean isOn(Rows rows, long planId) {
    return rows.from(APPLICATION).where(APPLICATION.PLAN_ID.eq(planId)).exists();
  }

  /**
   * @param except id of the application itself, 0 for a new one
   */
  static boolean has(Rows rows, long serviceId, Condition which, long except) {
    return rows.from(APPLICATION)
        .where(APPLICATION.SERVICE_ID.eq(serviceId).and(which).and(APPLICATION.ID.ne(except)))
        .exists();
  }

  /**
   * What belongs to an application from its beginning.
   *
   * @param trialEnd counts when the state is live
   */
  record Beginning(
      long accountId,
      long serviceId,
      long planId,
      ApplicationState state,
      String providerVerificationKey,
      @Nullable Long trialEnd) {}

  static long insert(
      Transaction transaction, Beginning beginning, ApplicationAttributes attributes, long now) {
    Map<Field<?>, Object> row = row(attributes, now);
    row.put(APPLICATION.ACCOUNT_ID, beginning.accountId());
    row.put(APPLICATION.SERVICE_ID, beginning.serviceId());
    row.put(APPLICATION.PLAN_ID, beginning.planId());
    row.put(APPLICATION.STATE, beginning.state().wireName());
    row.put(APPLICATION.APPLICATION_ID, attributes.applicationId());
    row.put(APPLICATION.PROVIDER_VERIFICATION_KEY, beginning.providerVerificationKey());
    row.put(APPLICATION.CREATED_AT, now);
    if (beginning.state() == ApplicationState.LIVE) {
      row.putAll(accepted(beginning.trialEnd(), now));
    }
    return transaction.insert(APPLICATION, row);
  }

  static void update(Transaction transaction, long id, ApplicationAttributes attributes, long now) {
    transaction.update(APPLICATION, row(attributes, now), id);
  }

  static void setState(Transaction transaction, long id, ApplicationState state, long now) {
    transaction.update(
        APPLICATION, Map.of(APPLICATION.STATE, state.wireName(), APPLICATION.UPDATED_AT, now), id);
  }

  static void setAccepted(Transaction transaction, long id, @Nullable Long trialEnd, long now) {
    transaction.update(APPLICATION, accepted(trialEnd, now), id);
  }

  static void setPlan(Transaction transaction, long id, long planId, long now) {
    transaction.update(
        APPLICATION, Map.of(APPLICATION.PLAN_ID, planId, APPLICATION.UPDATED_AT, now), id);
  }

  static int delete(Transaction transaction, long id) {
    return transaction.delete(APPLICATION, id);
  }

  private static Map<Field<?>, Object> row(ApplicationAttributes attributes, long now) {
    Map<Field<?>, Object> row = new HashMap<>();
    row.put(APPLICATION.NAME, attributes.name());
    row.put(APPLICATION.DESCRIPTION, attributes.description());
    row.put(APPLICATION.USER_KEY, attributes.userKey());
    row.put(APPLICATION.REDIRECT_URL, attributes.redirectUrl());
    row.put(APPLICATION.FIRST_TRAFFIC_AT, attributes.firstTrafficAt());
    row.put(APPLICATION.FIRST_DAILY_TRAFFIC_AT, attributes.firstDailyTrafficAt());
    row.put(APPLICATION.EXTRA_FIELDS, attributes.extraFields().text());
    row.put(APPLICATION.UPDATED_AT, now);
    return row;
  }

  private static Map<Field<?>, Object> accepted(@Nullable Long trialEnd, long now) {
    Map<Field<?>, Object> row = new HashMap<>();
    row.put(APPLICATION.ACCEPTED_AT, now);
    row.put(APPLICATION.TRIAL_PERIOD_EXPIRES_AT, trialEnd);
    return row;
  }

  private static Application application(Record row) {
    return new Application(
        row.get(APPLICATION.ID),
        row.get(APPLICATION.TENANT_ID),
        context(row),
        ApplicationState.named(row.get(APPLICATION.STATE)),
        new ApplicationAttributes(
            row.get(APPLICATION.NAME),
            row.get(APPLICATION.DESCRIPTION),
            row.get(APPLICATION.USER_KEY),
            row.get(APPLICATION.APPLICATION_ID),
            row.get(APPLICATION.REDIRECT_URL),
            row.get(APPLICATION.FIRST_TRAFFIC_AT),
            row.get(APPLICATION.FIRST_DAILY_TRAFFIC_AT),
            ExtraFields.parse(row.get(APPLICATION.EXTRA_FIELDS))),
        row.get(APPLICATION.PROVIDER_VERIFICATION_KEY),
        List.of(),
        List.of(),
        row.get(APPLICATION.CREATED_AT),
        row.get(APPLICATION.UPDATED_AT));
  }

  private static ApplicationContext context(Record row) {
    return new ApplicationContext(
        row.get(APPLICATION.ACCOUNT_ID),
        row.get(ACCOUNT.ORG_NAME),
        row.get(ACCOUNT.STATE).equals(AccountState.APPROVED.wireName()),
        row.get(APPLICATION.SERVICE_ID),
        row.get(SERVICE.NAME),
        Objects.requireNonNull(BackendVersion.named(row.get(SERVICE.BACKEND_VERSION))),
        row.get(SERVICE.REFERRER_FILTERS_REQUIRED),
        row.get(APPLICATION.PLAN_ID),
        row.get(PLAN.NAME),
        new OidcFlows(
            row.get(PROXY.ID),
            row.get(PROXY.STANDARD_FLOW_ENABLED),
            row.get(PROXY.IMPLICIT_FLOW_ENABLED),
            row.get(PROXY.SERVICE_ACCOUNTS_ENABLED),
            row.get(PROXY.DIRECT_ACCESS_GRANTS_ENABLED)));
  }
}
