package io.tollgate.admin.webhook;

import static io.tollgate.admin.database.schema.Tables.WEBHOOK;

import io.tollgate.admin.database.Rows;
import io.tollgate.admin.database.Transaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** The rows of webhooks: at most one per tenant. */
final class WebhookTable {
  private WebhookTable() {}

  static Webhook of(Rows rows) {
    @Nullable Webhook found =
        rows.from(WEBHOOK)
            .first(
                row ->
                    new Webhook(
                        row.get(WEBHOOK.URL),
                        row.get(WEBHOOK.ACTIVE),
                        row.get(WEBHOOK.PROVIDER_ACTIONS),
                        switches(row.get(WEBHOOK.SWITCHES))));
    return found == null ? Webhook.NONE : found;
  }

  static void put(Transaction transaction, Webhook webhook, long now) {
    Map<Field<?>, @Nullable Object> row = new HashMap<>();
    row.put(WEBHOOK.URL, webhook.url());
    row.put(WEBHOOK.ACTIVE, webhook.active());
    row.put(WEBHOOK.PROVIDER_ACTIONS, webhook.providerActions());
    row.put(WEBHOOK.SWITCHES, String.join(",", webhook.switches().stream().sorted().toList()));
    row.put(WEBHOOK.UPDATED_AT, now);
    if (transaction.update(WEBHOOK, row, WEBHOOK.ID.isNotNull()) == 0) {
      transaction.insert(WEBHOOK, row);
    }
  }

  private static Set<String> switches(String text) {
    return text.isEmpty() ? Set.of() : Set.copyOf(List.of(text.split(",")));
  }
}
