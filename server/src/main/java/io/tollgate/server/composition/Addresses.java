package io.tollgate.server.composition;

import io.netty.channel.ChannelHandler;
import io.tollgate.http.loop.EventLoops;
import io.tollgate.http.server.ApiHandler;
import io.tollgate.http.server.BadRequestPage;
import io.tollgate.http.server.BodyLimit;
import io.tollgate.http.server.HttpLimits;
import io.tollgate.http.server.HttpServer;
import io.tollgate.http.server.ListenFailure;
import io.tollgate.http.server.RequestHandler;
import io.tollgate.server.settings.AllSettings;
import java.net.InetSocketAddress;
import java.util.function.Supplier;

/** Listening on the addresses that settings name; a refusal names the setting. */
final class Addresses {

  private Addresses() {}

  /**
   * Serves a small API.
   *
   * @param portSetting name of the setting that says the port
   */
  static HttpServer serve(
      EventLoops loops,
      String bind,
      int port,
      String portSetting,
      RequestHandler api,
      BodyLimit bodies) {
    Supplier<ChannelHandler> handlers = () -> new ApiHandler(api, bodies);
    try {
      return HttpServer.listen(
          loops,
          new InetSocketAddress(bind, port),
          HttpLimits.DEFAULT,
          BadRequestPage.EMPTY,
          handlers);
    } catch (ListenFailure e) {
      throw refused(e, portSetting);
    }
  }

  /**
   * A refusal to listen, with the settings that would mend it.
   *
   * @param failure names address, cause and remedy; both HTTP stacks have one
   */
  static StartRefused refused(RuntimeException failure, String portSetting) {
    String bindSetting = portSetting.replaceFirst("port$", "bind");
    String settings =
        AllSettings.LIST.stream().anyMatch(setting -> setting.name().equals(bindSetting))
            ? "settings --" + bindSetting + " and --" + portSetting
            : "setting --" + portSetting;
    return new StartRefused(
        failure.getMessage() + " (" + settings + "; port 0 takes any free one)", failure);
  }

  /** How a person on this machine reaches a listener. */
  static String url(InetSocketAddress address) {
    boolean everywhere = address.getAddress().isAnyLocalAddress();
    boolean here = everywhere || address.getAddress().isLoopbackAddress();
    return "http://" + (here ? "localhost" : address.getHostString()) + ":" + address.getPort();
  }

  /** The same for one that speaks TLS. */
  static String secureUrl(InetSocketAddress address) {
    return url(address).replaceFirst("^http:", "https:");
  }
}
