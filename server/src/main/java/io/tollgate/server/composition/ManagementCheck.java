package io.tollgate.server.composition;

import io.tollgate.server.settings.GatewaySection;
import io.tollgate.server.settings.SettingValues;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What must be said of the management API's settings before it is served (gateway.md, 4.4). */
final class ManagementCheck {

  private static final Logger log = LoggerFactory.getLogger(ManagementCheck.class);

  private ManagementCheck() {}

  /**
   * @throws StartRefused when anybody could read and replace the configuration
   */
  static void of(SettingValues values) {
    GatewaySection settings = GatewaySection.from(values);
    switch (settings.managementMode()) {
      case UNKNOWN ->
          log.error(
              "{} names no mode of the management API, which answers 404 to everything; set it to {}",
              values.origin(GatewaySection.MANAGEMENT_MODE),
              GatewaySection.MANAGEMENT_MODE.type().allowed());
      case DEBUG -> refuseOpen(settings);
      default -> {}
    }
  }

  /** The configuration holds service tokens: nobody else may read or replace it. */
  private static void refuseOpen(GatewaySection settings) {
    InetAddress address = new InetSocketAddress(settings.managementBind(), 0).getAddress();
    boolean loopback = address != null && address.isLoopbackAddress();
    if (!loopback && settings.managementToken() == null) {
      throw new StartRefused(
          "the management API in mode debug would show and replace the configuration on "
              + settings.managementBind()
              + ": set "
              + GatewaySection.MANAGEMENT_TOKEN.name()
              + ", or bind it to loopback");
    }
  }
}
