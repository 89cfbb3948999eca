package io.tollgate.gateway.call;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * The two ends of a client's connection, spelled once per connection.
 *
 * @param ip of the client, an address literal without brackets or zone
 * @param port of the client
 * @param serverIp at which the gateway was reached, likewise
 * @param serverPort on which the gateway was reached
 * @param secure whether the client speaks TLS
 * @param announced whom the client speaks for, as it said by the PROXY protocol; for logs and who
 *     asks for it by name, never instead of {@code ip} (gateway.md, ruling 18)
 * @param number of the connection since the start, for the log
 */
public record ClientConnection(
    String ip,
    int port,
    String serverIp,
    int serverPort,
    boolean secure,
    @Nullable AnnouncedAddress announced,
    long number) {

  /** Address literal and port. */
  public record AnnouncedAddress(String ip, int port) {}

  public static ClientConnection of(
      InetSocketAddress client,
      InetSocketAddress server,
      boolean secure,
      @Nullable InetSocketAddress announced,
      long number) {
    return new ClientConnection(
        literal(client),
        client.getPort(),
        literal(server),
        server.getPort(),
        secure,
        announced == null ? null : new AnnouncedAddress(literal(announced), announced.getPort()),
        number);
  }

  private static String literal(InetSocketAddress address) {
    String literal = address.getAddress().getHostAddress();
    int zone = literal.indexOf('%');
    return zone < 0 ? literal : literal.substring(0, zone);
  }

  /** The client's address for logs. */
  public String loggedIp() {
    return announced == null ? ip : announced.ip();
  }

  /** The client's port for logs. */
  public int loggedPort() {
    return announced == null ? port : announced.port();
  }
}
