package io.tollgate.admin.webhook;

import io.tollgate.admin.caller.Section;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.outcome.Refusal;
import io.tollgate.admin.rest.output.Representation;
import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Answer;
import io.tollgate.admin.rest.route.Call;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The endpoints of webhooks (account-management-api.md, 4.10 and 9). */
final class WebhookResource {
  private static final String ONE = "/admin/api/webhooks";
  private static final String FAILURES = ONE + "/failures";
  private static final DateTimeFormatter UP_TO =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private static final Representation<Delivery> FAILURE =
      Representation.<Delivery>of("webhooks-failure", "webhooks-failures")
          .text("id", Delivery::uuid)
          .time("time", Delivery::failedAt)
          .text("error", Delivery::error)
          .text("url", Delivery::url)
          .text("event", Delivery::event)
          .secret();

  private final Webhooks webhooks;

  WebhookResource(Webhooks webhooks) {
    this.webhooks = webhooks;
  }

  List<Route<?, ?, ?>> routes() {
    Access access = Access.of(Section.SETTINGS);
    Routes settings = Routes.jsonOnly(access);
    settings
        .put(ONE)
        .reads(Webhook.FORM)
        .updates(Webhook.SHOWN, (caller, self, change) -> webhooks.update(caller, change));
    Routes failures = Routes.of(access);
    failures.get(FAILURES).lists(FAILURE, (call, caller) -> webhooks.failures(caller));
    failures.delete(FAILURES).takes("time").ends(Answer.nothing(), (call, caller) -> forget(call));
    failures
        .put(FAILURES + "/{uuid}/redeliver")
        .at(call -> webhooks.failure(call.caller(), call.segment("uuid")))
        .does(FAILURE, webhooks::redeliver);
    List<Route<?, ?, ?>> all = new ArrayList<>(settings.all());
    all.addAll(failures.all());
    return all;
  }

  private Outcome<Integer> forget(Call call) {
    String time = call.parameter("time");
    if (time == null) {
      return webhooks.forget(call.caller(), null);
    }
    try {
      long upTo = LocalDateTime.parse(time, UP_TO).toInstant(ZoneOffset.UTC).toEpochMilli();
      // Times are shown to the second: the whole second is meant.
      return webhooks.forget(call.caller(), upTo + 999);
    } catch (DateTimeException e) {
      return Outcome.failed(
          new Refusal.Malformed("time must look like 2026-01-31 23:59:59 UTC, or be left out"));
    }
  }
}
