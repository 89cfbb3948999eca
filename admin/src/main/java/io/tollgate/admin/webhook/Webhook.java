package io.tollgate.admin.webhook;

import io.tollgate.admin.outcome.Errors;
import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.outgoing.OutgoingUrl;
import io.tollgate.admin.rest.input.Fields;
import io.tollgate.admin.rest.input.Form;
import io.tollgate.admin.rest.output.Representation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant wants to be told, and where.
 *
 * @param providerActions whether changes by the provider himself count, too
 * @param switches the events that are on, of {@link #EVENTS}
 */
public record Webhook(
    @Nullable String url, boolean active, boolean providerActions, Set<String> switches) {

  /** Type and action of every event there is, without the {@code _on} of their switches. */
  static final List<String> EVENTS =
      List.of(
          "account_created",
          "account_updated",
          "account_deleted",
          "account_plan_changed",
          "user_created",
          "user_updated",
          "user_deleted",
          "application_created",
          "application_updated",
          "application_deleted",
          "application_plan_changed",
          "application_suspended",
          "application_user_key_updated",
          "application_key_created",
          "application_key_deleted",
          "application_key_updated");

  /** Nothing set yet. */
  static final Webhook NONE = new Webhook(null, false, false, Set.of());

  static final Form<Webhook> FORM = form();

  static final Representation<Webhook> SHOWN = shown();

  private static final int LONGEST_URL = 255;

  public Webhook {
    switches = Set.copyOf(switches);
  }

  boolean wants(String event) {
    return active && url != null && switches.contains(event);
  }

  Errors check() {
    Validation validation = new Validation();
    if (active) {
      validation.present("url", url);
    }
    if (url != null && !url.isBlank()) {
      validation
          .atMost("url", url, LONGEST_URL)
          .unless(OutgoingUrl.parse(url) != null, "url", Validation.INVALID);
    }
    return validation.errors();
  }

  private static Form<Webhook> form() {
    Form.Builder form =
        Form.wrapped("web_hook", "webhook")
            .text("url", "https://hooks.example.com/3scale")
            .flag("active", true)
            .flag("provider_actions", true);
    EVENTS.forEach(event -> form.flag(event + "_on", true));
    return form.reads(NONE, Webhook::read);
  }

  private static Webhook read(Fields fields, Webhook present) {
    Set<String> on = new LinkedHashSet<>();
    for (String event : EVENTS) {
      if (fields.flag(event + "_on", present.switches.contains(event))) {
        on.add(event);
      }
    }
    return new Webhook(
        fields.optional("url", present.url),
        fields.flag("active", present.active),
        fields.flag("provider_actions", present.providerActions),
        on);
  }

  private static Representation<Webhook> shown() {
    Representation<Webhook> shown =
        Representation.<Webhook>of("webhook", "webhooks")
            .text("url", Webhook::url)
            .secret()
            .flag("active", Webhook::active)
            .flag("provider_actions", Webhook::providerActions);
    for (String event : EVENTS) {
      shown = shown.flag(event + "_on", webhook -> webhook.switches.contains(event));
    }
    return shown;
  }

  /** Without the address, which may hold a secret. */
  @Override
  public String toString() {
    return "Webhook[" + (active ? "active" : "off") + "]";
  }
}
