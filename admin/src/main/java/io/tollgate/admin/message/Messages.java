package io.tollgate.admin.message;

import io.tollgate.admin.account.Account;
import io.tollgate.admin.account.Accounts;
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
import io.tollgate.admin.rest.output.Representation;
import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Messages between a provider and his developers. */
public final class Messages {
  private static final Representation<Message> SHOWN =
      Representation.<Message>of("message", "messages")
          .integer("id", Message::id)
          .text("subject", Message::subject)
          .text("body", Message::body)
          .text("state", Message::state)
          .text("to", Message::to)
          .time("created_at", Message::createdAt);

  private final Database database;
  private final Events events;
  private final InstantSource clock;
  private final Accounts accounts;

  public Messages(Database database, Events events, InstantSource clock, Accounts accounts) {
    this.database = database;
    this.events = events;
    this.clock = clock;
    this.accounts = accounts;
  }

  public List<Route<?, ?, ?>> routes() {
    Routes routes = Routes.of(Access.of(Section.PARTNERS));
    routes
        .post("/admin/api/accounts/{account_id}/messages")
        .at(accounts::target)
        .reads(MessageDraft.FORM)
        .creates(SHOWN, this::send);
    return routes.all();
  }

  /** From the provider to a developer. */
  public Outcome<Message> send(Caller caller, Account account, MessageDraft draft) {
    return database.write(
        caller.tenantId(),
        transaction -> {
          if (Accounts.locked(transaction, account.id()) == null) {
            return Outcome.notFound();
          }
          Errors errors = draft.check();
          if (!errors.isEmpty()) {
            return Outcome.invalid(errors);
          }
          long id = MessageTable.insert(transaction, null, account.id(), draft, clock.millis());
          events.record(
              transaction,
              caller,
              new AdminEvent.Recorded(
                  new Subject("message", id),
                  Action.CREATED,
                  Map.of("account_id", account.id(), "subject", String.valueOf(draft.subject()))));
          return Outcome.found(MessageTable.find(transaction, id));
        });
  }

  /** From a developer to his provider, together with the change that it tells of. */
  public static void toProvider(
      Transaction transaction, long account, String subject, String body, long now) {
    MessageTable.insert(transaction, account, null, new MessageDraft(subject, body), now);
  }

  /**
   * What somebody got and did not delete, newest first.
   *
   * @param account whose, null for the provider's
   */
  public List<Message> inbox(Caller caller, @Nullable Long account) {
    return database.read(caller.tenantId(), rows -> MessageTable.inbox(rows, account));
  }
}
