package io.tollgate.admin.integration;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.event.Action;
import io.tollgate.admin.event.AdminEvent;
import io.tollgate.admin.event.Events;
import io.tollgate.admin.event.Subject;
import io.tollgate.admin.outcome.Errors;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.rest.input.Change;
import io.tollgate.admin.rest.output.Page;
import io.tollgate.admin.rest.output.PageRequest;
import io.tollgate.admin.service.Metric;
import io.tollgate.admin.service.MetricOwner;
import io.tollgate.admin.service.MetricOwners;
import io.tollgate.admin.service.Metrics;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The mapping rules of services and backends. Changing them deploys nothing. */
public final class MappingRules {
  private final Database database;
  private final Events events;
  private final InstantSource clock;
  private final MetricOwners owners;

  MappingRules(Database database, Events events, InstantSource clock, MetricOwners owners) {
    this.database = database;
    this.events = events;
    this.clock = clock;
    this.owners = owners;
  }

  /** By position. */
  public List<ProxyRule> of(Caller caller, MetricOwner owner) {
    return database.read(caller.tenantId(), rows -> RuleTable.all(rows, owner));
  }

  Page<ProxyRule> page(Caller caller, MetricOwner owner, PageRequest page) {
    return database.read(caller.tenantId(), rows -> RuleTable.page(rows, owner, page));
  }

  @Nullable ProxyRule find(Caller caller, MetricOwner owner, long id) {
    ProxyRule rule =
        database.<@Nullable ProxyRule>read(caller.tenantId(), rows -> RuleTable.find(rows, id));
    return rule != null && rule.owner().equals(owner) ? rule : null;
  }

  public Outcome<ProxyRule> create(Caller caller, MetricOwner owner, RuleDraft draft) {
    return database.write(
        caller.tenantId(),
        transaction ->
            owners.locked(transaction, owner)
                ? insert(transaction, caller, owner, draft)
                : Outcome.notFound());
  }

  Outcome<ProxyRule> insert(
      Transaction transaction, Caller caller, MetricOwner owner, RuleDraft draft) {
    return checked(transaction, owner, draft)
        .then(
            fine -> {
              List<ProxyRule> present = RuleTable.all(transaction, owner);
              long end = present.size() + 1L;
              long id = RuleTable.insert(transaction, owner, fine, end, clock.millis());
              List<Long> order = new ArrayList<>(present.stream().map(ProxyRule::id).toList());
              order.add(id);
              RuleTable.order(transaction, present, Positions.place(order, id, fine.position()));
              return Outcome.found(RuleTable.find(transaction, id));
            })
        .map(made -> recorded(transaction, caller, made, Action.CREATED, audited(made)));
  }

  public Outcome<ProxyRule> update(Caller caller, ProxyRule rule, Change<RuleDraft> change) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          ProxyRule present = locked(transaction, rule);
          return present == null
              ? Outcome.notFound()
              : checked(transaction, present.owner(), change.appliedTo(present.draft()))
                  .then(fine -> updated(transaction, caller, present, fine));
        });
  }

  private Outcome<ProxyRule> updated(
      Transaction transaction, Caller caller, ProxyRule present, RuleDraft draft) {
    if (draft.equals(present.draft())) {
      return Outcome.done(present);
    }
    RuleTable.update(transaction, present.id(), draft, clock.millis());
    List<ProxyRule> all = RuleTable.all(transaction, present.owner());
    List<Long> order = all.stream().map(ProxyRule::id).toList();
    RuleTable.order(transaction, all, Positions.place(order, present.id(), draft.position()));
    return Outcome.found(RuleTable.find(transaction, present.id()))
        .map(
            after ->
                recorded(
                    transaction,
                    caller,
                    after,
                    Action.UPDATED,
                    RuleRepresentation.MAPPING_RULE.audited(present, after)));
  }

  public Outcome<ProxyRule> delete(Caller caller, ProxyRule rule) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          ProxyRule present = locked(transaction, rule);
          if (present == null) {
            return Outcome.notFound();
          }
          RuleTable.delete(transaction, present.id());
          closeGaps(transaction, present.owner());
          return Outcome.done(
              recorded(transaction, caller, present, Action.DELETED, audited(present)));
        });
  }

  static void closeGaps(Transaction transaction, MetricOwner owner) {
    List<ProxyRule> left = RuleTable.all(transaction, owner);
    RuleTable.order(transaction, left, left.stream().map(ProxyRule::id).toList());
  }

  /** A metric of another owner does not exist for the rule. */
  private static Outcome<RuleDraft> checked(Rows rows, MetricOwner owner, RuleDraft draft) {
    Errors errors = draft.check().errors();
    if (!errors.isEmpty() || draft.metricId() == null) {
      return Outcome.invalid(errors);
    }
    Metric metric = Metrics.find(rows, draft.metricId());
    return metric != null && metric.owner().equals(owner)
        ? Outcome.done(draft)
        : Outcome.notFound();
  }

  private @Nullable ProxyRule locked(Transaction transaction, ProxyRule rule) {
    return owners.locked(transaction, rule.owner()) ? RuleTable.find(transaction, rule.id()) : null;
  }

  private static Map<String, ?> audited(ProxyRule rule) {
    return RuleRepresentation.MAPPING_RULE.audited(rule);
  }

  private ProxyRule recorded(
      Transaction transaction,
      Caller caller,
      ProxyRule rule,
      Action action,
      Map<String, ?> detail) {
    events.record(
        transaction,
        caller,
        new AdminEvent.Recorded(new Subject("mapping_rule", rule.id()), action, detail));
    return rule;
  }
}
