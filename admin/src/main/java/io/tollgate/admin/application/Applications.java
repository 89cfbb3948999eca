package io.tollgate.admin.application;

import static io.tollgate.admin.database.schema.Tables.APPLICATION;

import io.tollgate.admin.access.Secrets;
import io.tollgate.admin.account.Account;
import io.tollgate.admin.account.Accounts;
import io.tollgate.admin.account.Subscriptions;
import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Selection;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.event.Events;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.plan.CustomPlans;
import io.tollgate.admin.plan.Plan;
import io.tollgate.admin.plan.PlanRepresentation;
import io.tollgate.admin.plan.Plans;
import io.tollgate.admin.rest.output.Page;
import io.tollgate.admin.rest.output.PageRequest;
import io.tollgate.admin.rest.output.Representation;
import io.tollgate.admin.rest.route.Call;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.service.Service;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/** Applications: found and made here; their changes stand beside. */
public final class Applications {
  private final Database database;
  private final Accounts accounts;
  private final NewApplications made;
  private final ApplicationChanges changes;
  private final ApplicationCredentials credentials;
  private final PlanChanges planChanges;
  private final Representation<Application> shown;

  public Applications(
      Database database,
      Events events,
      InstantSource clock,
      Secrets secrets,
      Accounts accounts,
      Subscriptions subscriptions,
      CustomPlans customPlans) {
    this.database = database;
    this.accounts = accounts;
    ApplicationAudit audit = new ApplicationAudit(events);
    this.made = new NewApplications(database, audit, clock, secrets, subscriptions);
    PlanChangeLog requests = new PlanChangeLog(events, clock);
    PlanMoves moves = new PlanMoves(audit, requests, customPlans, clock);
    this.changes =
        new ApplicationChanges(
            database, audit, new ApplicationEnd(events, customPlans), moves, clock);
    this.planChanges = new PlanChanges(database, this, requests, moves);
    this.credentials = new ApplicationCredentials(database, audit, clock, secrets);
    this.shown =
        ApplicationRepresentation.APPLICATION
            .embedOneInXml(
                PlanRepresentation.APPLICATION_PLAN, applications -> plans(database, applications))
            .embedInXml("keys", ApplicationRepresentation.KEY, Applications::keys)
            .embedInXml(
                "referrer_filters",
                ApplicationRepresentation.REFERRER_FILTER,
                Applications::filters);
  }

  private static Map<Application, List<Plan>> plans(
      Database database, List<Application> applications) {
    if (applications.isEmpty()) {
      return Map.of();
    }
    List<Long> ids = applications.stream().map(each -> each.context().planId()).distinct().toList();
    Map<Long, Plan> byId =
        database.read(applications.getFirst().tenantId(), rows -> Plans.byId(rows, ids));
    Map<Application, List<Plan>> plans = new HashMap<>();
    for (Application each : applications) {
      Plan plan = byId.get(each.context().planId());
      plans.put(each, plan == null ? List.of() : List.of(plan));
    }
    return plans;
  }

  private static Map<Application, List<ApplicationKey>> keys(List<Application> applications) {
    Map<Application, List<ApplicationKey>> keys = new HashMap<>();
    for (Application each : applications) {
      if (each.context().mode().hasApplicationId()) {
        keys.put(each, each.keys());
      }
    }
    return keys;
  }

  private static Map<Application, List<ReferrerFilter>> filters(List<Application> applications) {
    Map<Application, List<ReferrerFilter>> filters = new HashMap<>();
    for (Application each : applications) {
      if (each.context().filtersRequired()) {
        filters.put(each, each.filters());
      }
    }
    return filters;
  }

  public List<Route<?, ?, ?>> routes() {
    List<Route<?, ?, ?>> routes = new ArrayList<>();
    routes.addAll(new ApplicationResource(this, changes, accounts).routes());
    routes.addAll(new CredentialResource(this, credentials).routes());
    routes.addAll(planChanges.routes());
    return routes;
  }

  /** How an application is shown. */
  public Representation<Application> representation() {
    return shown;
  }

  /** The application of a path's {@code account_id} and {@code application_id}. */
  @Nullable Application target(Call call) {
    Account account = accounts.target(call);
    if (account == null) {
      return null;
    }
    Application found = find(call.caller(), call.id("application_id"));
    return found != null && found.accountId() == account.id() ? found : null;
  }

  /** The application with this id, null when there is none that the caller sees. */
  public @Nullable Application find(Caller caller, long id) {
    return first(caller, APPLICATION.ID.eq(id));
  }

  @Nullable Application find(Caller caller, ApplicationSearch search) {
    return first(caller, search.condition());
  }

  private @Nullable Application first(Caller caller, Condition which) {
    return database.<@Nullable Application>read(
        caller.tenantId(), rows -> ApplicationTable.find(rows, which.and(visible(caller))));
  }

  Page<Application> page(Caller caller, ApplicationFilter filter, PageRequest page) {
    return database.read(
        caller.tenantId(),
        rows -> ApplicationTable.page(rows, filter.condition(rows).and(visible(caller)), page));
  }

  /** Of an account. */
  public List<Application> of(Caller caller, Account account) {
    return all(caller, APPLICATION.ACCOUNT_ID.eq(account.id()));
  }

  /**
   * Of an account.
   *
   * @param state wire name
   */
  List<Application> of(Caller caller, Account account, String state) {
    return all(caller, APPLICATION.ACCOUNT_ID.eq(account.id()).and(APPLICATION.STATE.eq(state)));
  }

  /** The plans of an account's applications that the caller sees, without customised ones. */
  List<Plan> plansOf(Caller caller, Account account) {
    return database.read(
        caller.tenantId(),
        rows -> {
          List<Long> ids =
              ApplicationTable.all(
                      rows, APPLICATION.ACCOUNT_ID.eq(account.id()).and(visible(caller)))
                  .stream()
                  .map(each -> each.context().planId())
                  .distinct()
                  .toList();
          return Plans.byId(rows, ids).values().stream()
              .filter(plan -> !plan.isCustom())
              .sorted(Comparator.comparing(Plan::id))
              .toList();
        });
  }

  /** Of several accounts of one tenant, whoever sees them. */
  public Map<Account, List<Application>> ofAccounts(List<Account> several) {
    if (several.isEmpty()) {
      return Map.of();
    }
    List<Long> ids = several.stream().map(Account::id).toList();
    Map<Long, List<Application>> byAccount =
        database
            .read(
                several.getFirst().tenantId(),
                rows -> ApplicationTable.all(rows, APPLICATION.ACCOUNT_ID.in(ids)))
            .stream()
            .collect(Collectors.groupingBy(Application::accountId));
    return several.stream()
        .collect(
            Collectors.toMap(
                account -> account, account -> byAccount.getOrDefault(account.id(), List.of())));
  }

  private List<Application> all(Caller caller, Condition which) {
    return database.read(
        caller.tenantId(), rows -> ApplicationTable.all(rows, which.and(visible(caller))));
  }

  private static Condition visible(Caller caller) {
    return Selection.among(APPLICATION.SERVICE_ID, caller.services());
  }

  /** How the application alone is shown, for where nothing more can be read. */
  public static Representation<Application> fields() {
    return ApplicationRepresentation.APPLICATION;
  }

  public static @Nullable Application find(Rows rows, long id) {
    return ApplicationTable.find(rows, APPLICATION.ID.eq(id));
  }

  /** Makes an application of this account. */
  public Outcome<Application> create(Caller caller, Account account, ApplicationDraft draft) {
    return made.create(caller, account, draft);
  }

  /**
   * As {@link #create}, within a transaction that has locked service and account.
   *
   * @param plan of that service; the one of the draft is not read
   */
  public Outcome<Application> insert(
      Transaction transaction,
      Caller caller,
      Account account,
      Service service,
      Plan plan,
      ApplicationDraft draft) {
    return made.insert(transaction, caller, account, service, plan, draft);
  }
}
