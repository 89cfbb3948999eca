package io.tollgate.admin;

import io.tollgate.admin.event.Reaction;
import io.tollgate.admin.event.Signal;
import io.tollgate.admin.notification.Notifications;
import io.tollgate.admin.webhook.WebhookEvents;
import java.time.InstantSource;
import java.util.List;

/**
 * What changes bring beside themselves, and how those who carry it out learn of it.
 *
 * @param hooked raised when a webhook event waits
 * @param mailed raised when a mail waits
 */
record AfterChanges(Signal hooked, Signal mailed) {
  AfterChanges() {
    this(new Signal(), new Signal());
  }

  List<Reaction> reactions(InstantSource clock, AdminSettings settings) {
    return List.of(
        new WebhookEvents(clock, hooked), new Notifications(clock, mailed, settings.mail()));
  }
}
