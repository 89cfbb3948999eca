package io.tollgate.admin.webhook;

import io.tollgate.admin.account.Accounts;
import io.tollgate.admin.account.Users;
import io.tollgate.admin.application.Applications;
import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.event.Action;
import io.tollgate.admin.event.AdminEvent;
import io.tollgate.admin.event.Reaction;
import io.tollgate.admin.event.Signal;
import io.tollgate.admin.rest.output.Body;
import io.tollgate.admin.rest.output.Format;
import io.tollgate.admin.rest.output.Representation;
import io.tollgate.admin.rest.output.XmlText;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes webhook events of changes. Every change comes from the provider's side as long as
 * developers have no pages; so only webhooks with {@code provider_actions} see one.
 */
public final class WebhookEvents implements Reaction {
  private final InstantSource clock;
  private final Signal waiting;

  /**
   * @param waiting raised after a commit that left an event to deliver
   */
  public WebhookEvents(InstantSource clock, Signal waiting) {
    this.clock = clock;
    this.waiting = waiting;
  }

  @Override
  public void to(Transaction transaction, Caller caller, AdminEvent event) {
    String type = event.subject().type();
    String action = action(event);
    if (!Webhook.EVENTS.contains(type + "_" + action)) {
      return;
    }
    Webhook webhook = WebhookTable.of(transaction);
    if (!webhook.providerActions() || !webhook.wants(type + "_" + action)) {
      return;
    }
    String object = object(transaction, event);
    if (object == null) {
      return;
    }
    DeliveryTable.insert(
        transaction,
        UUID.randomUUID().toString(),
        Objects.requireNonNull(webhook.url()),
        xml(type, action, object),
        clock.millis());
    transaction.afterCommit(waiting::raise);
  }

  private static String action(AdminEvent event) {
    Map<String, ?> detail = event.detail();
    boolean application = event.subject().type().equals("application");
    if (event.action() == Action.STATE_CHANGED) {
      return application && String.valueOf(detail.get("state")).endsWith("suspended]")
          ? "suspended"
          : "updated";
    }
    return application && event.action() == Action.UPDATED && detail.containsKey("user_key")
        ? "user_key_updated"
        : event.action().wireName();
  }

  /**
   * The object as XML, without an XML declaration; null when it is none of developers. Of a deleted
   * one what the audit keeps is left, which masks its keys.
   */
  private static @Nullable String object(Transaction transaction, AdminEvent event) {
    long id = event.subject().id();
    if (event.action() == Action.DELETED) {
      return deleted(event.subject().type(), event.detail());
    }
    return switch (event.subject().type()) {
      case "account" -> element(Accounts.fields(), Accounts.find(transaction, id));
      case "user" -> element(Users.fields(), Users.find(transaction, id));
      case "application" -> element(Applications.fields(), Applications.find(transaction, id));
      default -> null;
    };
  }

  private static String deleted(String type, Map<String, ?> detail) {
    Representation<Map<String, ?>> shown = Representation.of(type, type + "s");
    for (String field : detail.keySet()) {
      shown = shown.tree(field, values -> values.get(field));
    }
    return Objects.requireNonNull(element(shown, detail));
  }

  private static <T> @Nullable String element(Representation<T> representation, @Nullable T value) {
    if (value == null) {
      return null;
    }
    String document =
        new String(Body.one(representation, Format.XML, "", value), StandardCharsets.UTF_8);
    return document.substring(document.indexOf("?>") + 2).strip();
  }

  private static String xml(String type, String action, String object) {
    String frame =
        new String(
            new XmlText()
                .open("event")
                .element("action", action)
                .element("type", type)
                .element("object", "")
                .close("event")
                .bytes(),
            StandardCharsets.UTF_8);
    return frame.replace("<object></object>", "<object>" + object + "</object>");
  }
}
