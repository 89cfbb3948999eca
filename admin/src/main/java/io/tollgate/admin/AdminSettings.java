package io.tollgate.admin;

import io.tollgate.admin.database.DatabaseSettings;
import io.tollgate.admin.integration.IntegrationSettings;
import io.tollgate.admin.notification.MailSettings;
import io.tollgate.admin.outgoing.Network;
import io.tollgate.admin.outgoing.Resolver;
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
    @Nullable String eventsSecret) {

  /** Without the secrets. */
  @Override
  public String toString() {
    return "AdminSettings[" + bind + ":" + port + ", " + publicUrl + "]";
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
