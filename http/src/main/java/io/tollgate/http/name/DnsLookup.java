package io.tollgate.http.name;

import io.netty.channel.EventLoop;
import io.netty.resolver.ResolvedAddressTypes;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.SequentialDnsServerAddressStreamProvider;
import io.netty.util.concurrent.Future;
import io.tollgate.http.loop.Transport;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One question to DNS. Each has a resolver and a socket of its own: questions are rare, and a fresh
 * port for each is harder to spoof.
 */
final class DnsLookup {

  /** For one server; the next one is asked afterwards. */
  private static final int ANSWER_MILLIS = 2000;

  /** For all servers together. */
  private static final int PATIENCE_MILLIS = 5000;

  private static final int MOST_QUERIES = 16;

  private DnsLookup() {}

  /** Asks, and tells the outcome on the loop. */
  static void start(
      String name,
      EventLoop loop,
      Transport transport,
      List<InetSocketAddress> first,
      ResolverFile system,
      Consumer<Found> then) {
    List<InetSocketAddress> servers = new ArrayList<>(first);
    servers.addAll(system.servers());
    if (servers.isEmpty()) {
      Found none = Found.nothing("'%s' is unknown: no DNS server is configured".formatted(name));
      loop.execute(() -> then.accept(none));
      return;
    }
    Lifetimes lifetimes = new Lifetimes();
    DnsNameResolver resolver =
        new DnsNameResolverBuilder(loop)
            .datagramChannelType(transport.datagram())
            .socketChannelType(transport.stream())
            .nameServerProvider(new SequentialDnsServerAddressStreamProvider(servers))
            .searchDomains(system.search())
            .ndots(system.dots())
            .queryTimeoutMillis(ANSWER_MILLIS)
            .maxQueriesPerResolve(MOST_QUERIES)
            .hostsFileEntriesResolver((_, _) -> null)
            .resolvedAddressTypes(
                GlobalIpv6.available()
                    ? ResolvedAddressTypes.IPV4_PREFERRED
                    : ResolvedAddressTypes.IPV4_ONLY)
            .resolveCache(lifetimes.addresses())
            .cnameCache(lifetimes.aliases())
            .build();
    Future<List<InetAddress>> answer = resolver.resolveAll(name);
    Future<?> alarm =
        loop.schedule(() -> answer.cancel(false), PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    answer.addListener(
        done -> {
          alarm.cancel(false);
          resolver.close();
          then.accept(outcome(name, answer, lifetimes));
        });
  }

  private static Found outcome(String name, Future<List<InetAddress>> answer, Lifetimes lifetimes) {
    if (answer.isSuccess()) {
      return Found.inDns(answer.getNow(), lifetimes.shortest());
    }
    String reason =
        answer.isCancelled()
            ? "no DNS server answered within %d ms".formatted(PATIENCE_MILLIS)
            : String.valueOf(answer.cause().getMessage());
    return Found.nothing("'%s' is unknown: %s".formatted(name, reason));
  }
}
