package io.tollgate.gateway.call;

import java.net.InetSocketAddress;

/**
 * The two ends of a client's connection, spelled once per connection.
 *
 * @param ip of the client, an address literal without brackets or zone
 * @param port of the client
 * @param serverIp at which the gateway was reached, likewise
 * @param serverPort on which the gateway was reached
 * @param secure whether the client speaks TLS
 */
public record ClientConnection(
    String ip, int port, String serverIp, int serverPort, boolean secure) {

  public static ClientConnection of(
      InetSocketAddress client, InetSocketAddress server, boolean secure) {
    return new ClientConnection(
        literal(client), client.getPort(), literal(server), server.getPort(), secure);
  }

  private static String literal(InetSocketAddress address) {
    String literal = address.getAddress().getHostAddress();
    int zone = literal.indexOf('%');
    return zone < 0 ? literal : literal.substring(0, zone);
  }
}
