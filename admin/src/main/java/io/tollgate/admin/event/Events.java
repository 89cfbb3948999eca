package io.tollgate.admin.event;

import static io.tollgate.admin.database.schema.Tables.AUDIT;
import static io.tollgate.admin.database.schema.Tables.OUTBOX;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Transaction;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import tools.jackson.databind.json.JsonMapper;

/** Records events together with the change they tell of. */
public final class Events {
  private final InstantSource clock;
  private final Signal publishing;
  private final List<Reaction> reactions;

  /**
   * @param publishing raised after a commit that has something to publish
   * @param reactions told of every event, in this order
   */
  public Events(InstantSource clock, Signal publishing, List<Reaction> reactions) {
    this.clock = clock;
    this.publishing = publishing;
    this.reactions = List.copyOf(reactions);
  }

  public void record(Transaction transaction, Caller caller, AdminEvent event) {
    long now = clock.millis();
    Map<Field<?>, Object> entry = new HashMap<>();
    entry.put(AUDIT.AT, now);
    entry.put(AUDIT.USER_ID, caller.userId());
    entry.put(AUDIT.SOURCE, caller.source());
    entry.put(AUDIT.ACTION, event.action().wireName());
    entry.put(AUDIT.SUBJECT, event.subject().type());
    entry.put(AUDIT.SUBJECT_ID, event.subject().id());
    entry.put(AUDIT.DETAIL, JsonMapper.shared().writeValueAsString(event.detail()));
    transaction.insert(AUDIT, entry);
    for (Publication publication : event.publications()) {
      transaction.insert(OUTBOX, row(publication, now));
      transaction.afterCommit(publishing::raise);
    }
    reactions.forEach(reaction -> reaction.to(transaction, caller, event));
  }

  private static Map<Field<?>, Object> row(Publication publication, long now) {
    Map<Field<?>, Object> row = new HashMap<>();
    row.put(OUTBOX.READER, Outbox.PUBLICATION);
    row.put(OUTBOX.SERVICE_ID, publication.service());
    row.put(OUTBOX.KIND, PublicationText.kind(publication));
    row.put(OUTBOX.PAYLOAD, PublicationText.payload(publication));
    row.put(OUTBOX.CREATED_AT, now);
    return row;
  }
}
