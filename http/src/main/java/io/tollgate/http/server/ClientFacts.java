package io.tollgate.http.server;

import io.netty.channel.Channel;
import io.netty.channel.ServerChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.AttributeKey;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** What is known of the client at a connection's other end, for the connection and its streams. */
public final class ClientFacts {

  private static final AttributeKey<InetSocketAddress> ANNOUNCED =
      AttributeKey.valueOf(ClientFacts.class, "announced");

  private ClientFacts() {}

  /** Whether the client speaks TLS. */
  public static boolean secure(Channel channel) {
    return connection(channel).pipeline().get(SslHandler.class) != null;
  }

  /** For whom the client speaks, as it said by the PROXY protocol; null when it did not. */
  public static @Nullable InetSocketAddress announced(Channel channel) {
    Channel connection = connection(channel);
    return connection.hasAttr(ANNOUNCED) ? connection.attr(ANNOUNCED).get() : null;
  }

  static void announce(Channel connection, InetSocketAddress client) {
    connection.attr(ANNOUNCED).set(client);
  }

  private static Channel connection(Channel channel) {
    Channel parent = channel.parent();
    return parent == null || parent instanceof ServerChannel ? channel : parent;
  }
}
