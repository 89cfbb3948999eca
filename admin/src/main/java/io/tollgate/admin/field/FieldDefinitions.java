package io.tollgate.admin.field;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.caller.Section;
import io.tollgate.admin.database.Database;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.event.Action;
import io.tollgate.admin.event.AdminEvent;
import io.tollgate.admin.event.Events;
import io.tollgate.admin.event.Subject;
import io.tollgate.admin.outcome.Errors;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.rest.input.Change;
import io.tollgate.admin.rest.output.Representation;
import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import io.tollgate.admin.rest.route.Target;
import io.tollgate.admin.tenant.Tenants;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Definitions of fields. */
public final class FieldDefinitions {
  private static final String ALL = "/admin/api/fields_definitions";
  private static final String ONE = ALL + "/{id}";
  private static final String FIXED = "cannot be changed for a built-in field";

  private static final Representation<FieldDefinition> SHOWN =
      Representation.<FieldDefinition>of("fields_definition", "fields_definitions")
          .integer("id", FieldDefinition::id)
          .text("target", field -> field.draft().target())
          .text("name", field -> field.draft().name())
          .text("label", field -> field.draft().label())
          .flag("required", field -> field.draft().required())
          .flag("hidden", field -> field.draft().hidden())
          .flag("read_only", field -> field.draft().readOnly())
          .tree("choices", field -> field.draft().choices())
          .integer("position", FieldDefinition::position)
          .link("self", field -> ALL + "/" + field.id());

  private final Database database;
  private final Events events;
  private final InstantSource clock;
  private final FieldValues values;

  /**
   * @param values told when a field is deleted
   */
  public FieldDefinitions(
      Database database, Events events, InstantSource clock, FieldValues values) {
    this.database = database;
    this.events = events;
    this.clock = clock;
    this.values = values;
  }

  public List<Route<?, ?, ?>> routes() {
    Target<FieldDefinition> one = call -> find(call.caller(), call.id("id"));
    Routes routes = Routes.jsonOnly(Access.of(Section.SETTINGS));
    routes.get(ALL).lists(SHOWN, (call, caller) -> all(caller));
    routes
        .post(ALL)
        .reads(FieldDraft.FORM)
        .creates(SHOWN, (caller, self, draft) -> create(caller, draft));
    routes.get(ONE).at(one).shows(SHOWN);
    routes.put(ONE).at(one).reads(FieldDraft.FORM).updates(SHOWN, this::update);
    routes.delete(ONE).at(one).deletes(this::delete);
    return routes.all();
  }

  /** Makes those that every tenant has from the beginning. */
  public static void begin(Transaction transaction, long now) {
    for (FieldTarget target : FieldTarget.values()) {
      long position = 1;
      for (String name : target.builtIn()) {
        boolean mandatory = target.isMandatory(name);
        FieldDraft draft =
            new FieldDraft(
                target.wireName(), name, label(name), mandatory, false, false, List.of(), null);
        FieldTable.insert(transaction, draft, position++, now);
      }
    }
  }

  private static String label(String name) {
    String words = name.equals("org_name") ? "organization name" : name;
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  public List<FieldDefinition> all(Caller caller) {
    return database.read(caller.tenantId(), FieldTable::all);
  }

  @Nullable FieldDefinition find(Caller caller, long id) {
    return database.<@Nullable FieldDefinition>read(
        caller.tenantId(), rows -> FieldTable.find(rows, id));
  }

  Outcome<FieldDefinition> create(Caller caller, FieldDraft draft) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          Tenants.lock(transaction, caller.tenantId());
          Validation validation = draft.check();
          FieldTarget target = FieldTarget.named(draft.target());
          String name = String.valueOf(draft.name());
          if (target != null) {
            boolean taken =
                target.isReserved(name)
                    || FieldTable.of(transaction, target.wireName()).stream()
                        .anyMatch(other -> name.equals(other.draft().name()));
            validation.unless(!taken, "name", Validation.TAKEN);
          }
          Errors errors = validation.errors();
          if (!errors.isEmpty()) {
            return Outcome.invalid(errors);
          }
          long id = FieldTable.insert(transaction, draft, Long.MAX_VALUE, clock.millis());
          place(transaction, String.valueOf(draft.target()), id, draft.position());
          return recorded(transaction, caller, id, Action.CREATED);
        });
  }

  Outcome<FieldDefinition> update(
      Caller caller, FieldDefinition definition, Change<FieldDraft> change) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          Tenants.lock(transaction, caller.tenantId());
          FieldDefinition present = FieldTable.find(transaction, definition.id());
          if (present == null) {
            return Outcome.notFound();
          }
          FieldDraft wanted = change.appliedTo(present.draft()).of(present.draft());
          Validation validation = wanted.check();
          if (present.isMandatory()) {
            validation
                .unless(wanted.required(), "required", FIXED)
                .unless(!wanted.hidden(), "hidden", FIXED)
                .unless(!wanted.readOnly(), "read_only", FIXED);
          }
          Errors errors = validation.errors();
          if (!errors.isEmpty()) {
            return Outcome.invalid(errors);
          }
          Long position = wanted.position();
          boolean stays = position == null || position == present.position();
          if (stays && wanted.withoutPosition().equals(present.draft())) {
            return Outcome.done(present);
          }
          FieldTable.update(transaction, present.id(), wanted, clock.millis());
          if (!stays) {
            place(transaction, String.valueOf(wanted.target()), present.id(), position);
          }
          return recorded(transaction, caller, present.id(), Action.UPDATED);
        });
  }

  /** With the values that objects have for it. Refused for built-in mandatory ones. */
  Outcome<FieldDefinition> delete(Caller caller, FieldDefinition definition) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          if (definition.isMandatory()) {
            return Outcome.forbidden("A built-in mandatory field cannot be removed");
          }
          // Objects are locked before the tenant, as everywhere.
          FieldTarget target = FieldTarget.named(definition.draft().target());
          if (target != null) {
            values.forget(transaction, target, definition.name());
          }
          Tenants.lock(transaction, caller.tenantId());
          FieldDefinition present = FieldTable.find(transaction, definition.id());
          if (present == null) {
            return Outcome.notFound();
          }
          FieldTable.delete(transaction, present.id());
          place(transaction, String.valueOf(present.draft().target()), null, null);
          record(transaction, caller, present.id(), Action.DELETED, SHOWN.audited(present));
          return Outcome.done(present);
        });
  }

  /**
   * Numbers the fields of a target from 1 without a gap.
   *
   * @param moved id of one that is put elsewhere, null for none
   * @param position null: last
   */
  private static void place(
      Transaction transaction, String target, @Nullable Long moved, @Nullable Long position) {
    List<FieldDefinition> present = FieldTable.of(transaction, target);
    List<Long> order = new ArrayList<>(present.stream().map(FieldDefinition::id).toList());
    if (moved != null) {
      order.remove(moved);
      int last = order.size();
      order.add(position == null ? last : (int) Math.min(position - 1, last), moved);
    }
    for (int i = 0; i < order.size(); i++) {
      FieldTable.move(transaction, order.get(i), i + 1L);
    }
  }

  private Outcome<FieldDefinition> recorded(
      Transaction transaction, Caller caller, long id, Action action) {
    return Outcome.found(FieldTable.find(transaction, id))
        .map(
            after -> {
              record(transaction, caller, id, action, SHOWN.audited(after));
              return after;
            });
  }

  private void record(
      Transaction transaction, Caller caller, long id, Action action, Map<String, ?> detail) {
    events.record(
        transaction,
        caller,
        new AdminEvent.Recorded(new Subject("fields_definition", id), action, detail));
  }
}
