package io.tollgate.admin.outgoing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;

/** Asks for the addresses of a host name. */
@FunctionalInterface
public interface Resolver {
  /** At least one address. */
  List<InetAddress> resolve(String name) throws UnknownHostException;

  /** The system's; localhost and what is below it is this machine, whatever a name server says. */
  static Resolver ofSystem() {
    return name -> {
      String lower = name.toLowerCase(Locale.ROOT);
      return lower.equals("localhost") || lower.endsWith(".localhost")
          ? List.of(InetAddress.getLoopbackAddress())
          : List.of(InetAddress.getAllByName(name));
    };
  }
}
