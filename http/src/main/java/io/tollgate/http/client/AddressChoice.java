package io.tollgate.http.client;

import java.net.InetAddress;
import java.util.Collection;
import java.util.List;

/** Takes a name's addresses in turn, but rather one that works (gateway contract 8.4, ruling 8). */
final class AddressChoice {

  /** One address of one target. */
  record Server(UpstreamTarget target, InetAddress address) {}

  private final ServerHealth<Server> health;

  AddressChoice(ServerHealth<Server> health) {
    this.health = health;
  }

  /**
   * The next one that is neither put aside nor tried; else one that was not tried, else any.
   *
   * @param addresses at least one
   * @param turn the place from which on is looked
   */
  InetAddress of(
      List<InetAddress> addresses, int turn, Collection<InetAddress> tried, UpstreamTarget target) {
    InetAddress untried = null;
    for (int i = 0; i < addresses.size(); i++) {
      InetAddress address = addresses.get((turn + i) % addresses.size());
      if (!tried.contains(address)) {
        if (!health.aside(new Server(target, address))) {
          return address;
        }
        untried = untried == null ? address : untried;
      }
    }
    return untried == null ? addresses.get(turn % addresses.size()) : untried;
  }

  void failed(UpstreamTarget target, InetAddress address) {
    health.failed(new Server(target, address));
  }

  void succeeded(UpstreamTarget target, InetAddress address) {
    if (health.anyFailing()) {
      health.succeeded(new Server(target, address));
    }
  }
}
