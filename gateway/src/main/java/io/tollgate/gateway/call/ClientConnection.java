package io.tollgate.gateway.call;

import java.net.InetSocketAddress;

/**
 * The two ends of a client's connection, spelled once per connection.
 *
 * @param ip of the client, an address literal without brackets or zone
 * @param port of the client
 * @param serverPort on which the gateway was reached
 */
public record ClientConnection(String ip, int port, int serverPort) {

  public static ClientConnection of(InetSocketAddress client, InetSocketAddress server) {
    String literal = client.getAddress().getHostAddress();
    int zone = literal.indexOf('%');
    return new ClientConnection(
        zone < 0 ? literal : literal.substring(0, zone), client.getPort(), server.getPort());
  }
}
