package io.tollgate.http.name;

import io.netty.channel.EventLoop;
import io.tollgate.http.loop.EventLoops;
import io.tollgate.http.loop.Transport;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the addresses of host names: address literals, the hosts file, {@code localhost}, then DNS.
 * Reads and opens nothing before the first question.
 */
public final class NameResolver {

  private static final Logger log = LoggerFactory.getLogger(NameResolver.class);

  /** Names kept; enough for any configuration, and a bound where clients can choose names. */
  private static final int MOST_NAMES = 10_000;

  private static final List<InetAddress> LOOPBACK =
      List.of(Literals.address((byte) 127, (byte) 0, (byte) 0, (byte) 1));

  private final ConcurrentMap<String, HostName> names = new ConcurrentHashMap<>();
  private final Transport transport;
  private final List<InetSocketAddress> servers;
  private final HostsFile hosts;
  private final Path resolverFile;

  /**
   * @param servers DNS servers asked before those of the system (gateway contract 1.5, {@code
   *     RESOLVER}); empty for the system's alone
   */
  public NameResolver(EventLoops loops, List<InetSocketAddress> servers) {
    this(loops, servers, Path.of("/etc/hosts"), Path.of("/etc/resolv.conf"));
  }

  NameResolver(EventLoops loops, List<InetSocketAddress> servers, Path hosts, Path resolverFile) {
    this.transport = loops.transport();
    this.servers = List.copyOf(servers);
    this.hosts = new HostsFile(hosts);
    this.resolverFile = resolverFile;
  }

  /**
   * What is known of a name, kept for all who ask for it.
   *
   * @param host a name or an address literal, IPv6 without brackets
   */
  public HostName name(String host) {
    String key = host.toLowerCase(Locale.ROOT);
    HostName known = names.get(key);
    if (known != null) {
      return known;
    }
    if (names.size() >= MOST_NAMES) {
      // Who uses a name holds it, so this forgets only what nobody may ask for again.
      log.warn("More than {} host names were looked up; forgetting them", MOST_NAMES);
      names.clear();
    }
    return names.computeIfAbsent(
        key, _ -> new HostName((loop, then) -> lookUp(key, loop, then), System::nanoTime));
  }

  private void lookUp(String name, EventLoop loop, Consumer<Found> then) {
    InetAddress literal = Literals.parse(name);
    if (literal != null) {
      then.accept(Found.locally(List.of(literal)));
    } else {
      // The files are read beside the loop.
      Thread.startVirtualThread(() -> lookUpBeside(name, loop, then));
    }
  }

  private void lookUpBeside(String name, EventLoop loop, Consumer<Found> then) {
    List<InetAddress> local = hosts.find(name);
    if (local.isEmpty() && (name.equals("localhost") || name.endsWith(".localhost"))) {
      local = LOOPBACK;
    }
    if (!local.isEmpty()) {
      then.accept(Found.locally(local));
      return;
    }
    try {
      DnsLookup.start(name, loop, transport, servers, ResolverFile.read(resolverFile), then);
    } catch (RuntimeException e) {
      // No name at all, or no socket to ask through: whoever waits must hear of it.
      then.accept(Found.nothing("'%s' cannot be looked up: %s".formatted(name, e.getMessage())));
    }
  }
}
