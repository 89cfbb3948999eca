package io.tollgate.admin;

import io.tollgate.admin.database.DatabaseSettings;
import io.tollgate.admin.integration.IntegrationSettings;
import io.tollgate.admin.notification.MailSettings;
import io.tollgate.admin.outgoing.Network;
import io.tollgate.admin.outgoing.Resolver;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the control plane is told.
 *
 * @param bind address to listen on; loopback unless the operator says otherwise
 * @param port 0 takes any that is free
 * @param publicUrl address of the admin host as callers see it, with an explicit port and without a
 *     trailing slash: links begin with it
 * @param trustedProxies whose X-Forwarded-For is believed
 * @param integration how services are reached
 * @param outgoing what webhooks and test calls may reach
 * @param mail how users are told of changes
 * @param eventsSecret what a backend shows that says that events wait; null: none may
 * @param lookAgain how long those wait who may be woken
 */
public record AdminSettings(
    DatabaseSettings database,
    String bind,
    int port,
    String publicUrl,
    List<Network> trustedProxies,
    IntegrationSettings integration,
    OutgoingSettings outgoing,
    MailSettings mail,
    @Nullable String eventsSecret,
    LookAgain lookAgain) {

  /** Without the secrets. */
  @Override
  public String toString() {
    return "AdminSettings[" + bind + ":" + port + ", " + publicUrl + "]";
  }

  /**
   * After how long one looks again whom nobody woke: what is due by the clock, and what other
   * processes left, wakes nobody.
   *
   * @param outgoing for webhook events and mails that are due
   * @param backend for events of the backend
   */
  public record LookAgain(Duration outgoing, Duration backend) {
    /** What users are promised (account-management-api.md, 9). */
    public static final LookAgain USUAL =
        new LookAgain(Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  /**
   * Calls to addresses that users give.
   *
   * @param allowed private networks that may be called
   * @param resolver who knows the addresses of hosts
   */
  public record OutgoingSettings(List<Network> allowed, Resolver resolver) {
    public OutgoingSettings {
      allowed = List.copyOf(allowed);
    }

    public OutgoingSettings(List<Network> allowed) {
      this(allowed, Resolver.ofSystem());
    }
  }
}
