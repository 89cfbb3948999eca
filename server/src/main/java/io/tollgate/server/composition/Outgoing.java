package io.tollgate.server.composition;

import io.tollgate.gateway.proxy.OutgoingSettings;
import io.tollgate.http.client.OutgoingProxies;
import io.tollgate.http.client.OutgoingProxy;
import io.tollgate.server.settings.GatewayProxySection;
import io.tollgate.server.settings.GatewayUpstreamSection;
import io.tollgate.server.settings.GatewayUpstreamTlsSection;
import io.tollgate.server.settings.GatewayWireSection;
import io.tollgate.server.settings.Setting;
import io.tollgate.server.settings.SettingValues;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the gateway gets to whomever it calls, as settings say. */
final class Outgoing {

  private Outgoing() {}

  /**
   * @throws StartRefused when a proxy or a certificate cannot be used
   */
  static OutgoingSettings of(SettingValues values, InstantSource clock) {
    GatewayUpstreamTlsSection tls = GatewayUpstreamTlsSection.from(values);
    return new OutgoingSettings(
        GatewayUpstreamSection.from(values).nameServers(),
        Optional.ofNullable(GatewayWireSection.from(values).trusted()).map(Path::of),
        UpstreamIdentity.of(tls, clock),
        tls.sessionReuse(),
        proxies(values));
  }

  private static OutgoingProxies proxies(SettingValues values) {
    GatewayProxySection settings = GatewayProxySection.from(values);
    OutgoingProxy all = proxy(values, GatewayProxySection.ALL_PROXY, settings.all(), null);
    return new OutgoingProxies(
        proxy(values, GatewayProxySection.HTTP_PROXY, settings.http(), all),
        proxy(values, GatewayProxySection.HTTPS_PROXY, settings.https(), all),
        settings.exempt());
  }

  private static @Nullable OutgoingProxy proxy(
      SettingValues values,
      Setting<String> setting,
      String url,
      @Nullable OutgoingProxy otherwise) {
    if (url.isEmpty()) {
      return otherwise;
    }
    OutgoingProxy proxy = OutgoingProxy.parse(url);
    if (proxy == null) {
      throw new StartRefused(
          "%s: its value (not shown) names no proxy; write http://host:port or http://user:password@host:port, with percent-encoded"
                  .formatted(values.origin(setting))
              + " characters where user or password hold one of @ : / %");
    }
    return proxy;
  }
}
