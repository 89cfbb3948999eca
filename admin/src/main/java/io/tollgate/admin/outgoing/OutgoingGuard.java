package io.tollgate.admin.outgoing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Says which addresses may be called (portals.md, 6.3): never this machine, its networks or what
 * hides behind another notation of them, unless the installation allows a network. A name is
 * resolved once, and whoever calls uses the address that was looked at.
 */
public final class OutgoingGuard {
  /** This machine, private and shared networks, multicast, and what carries IPv4 in IPv6. */
  private static final List<Network> CLOSED =
      Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.168.0.0/16",
              "224.0.0.0/3",
              "::/96",
              "::ffff:0:0:0/96",
              "64:ff9b::/32",
              "2001::/32",
              "2002::/16",
              "fc00::/7",
              "fe80::/9",
              "ff00::/8")
          .map(Network::parse)
          .toList();

  private static final List<Network> THIS_MACHINE =
      Stream.of("0.0.0.0/8", "127.0.0.0/8", "::/127").map(Network::parse).toList();

  private final List<Network> allowed;
  private final Resolver resolver;

  /**
   * @param allowed networks that may be called although they are private
   */
  public OutgoingGuard(List<Network> allowed, Resolver resolver) {
    this.allowed = List.copyOf(allowed);
    this.resolver = resolver;
  }

  /** What the guard says. */
  public sealed interface Verdict {
    /**
     * May be called, at this address and no other.
     *
     * @param address the one that was looked at
     */
    record Admitted(OutgoingUrl url, InetAddress address) implements Verdict {}

    record Refused(String reason) implements Verdict {}

    /** The name has no address. */
    record Unknown(String host) implements Verdict {}
  }

  /** Whether a host can be told to be closed to us without asking a name server. */
  public static boolean isClosed(String host) {
    return isOneOf(host, CLOSED);
  }

  /** Whether a host is written as this machine, in whatever spelling. */
  public static boolean isThisMachine(String host) {
    return isOneOf(host, THIS_MACHINE);
  }

  private static boolean isOneOf(String host, List<Network> networks) {
    String lower = host.toLowerCase(Locale.ROOT);
    String name = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    String literal = name.startsWith("[") ? name.substring(1, name.length() - 1) : name;
    return switch (HostLiteral.of(literal)) {
      case HostLiteral.Meaning.Nonsense() -> true;
      case HostLiteral.Meaning.Address(InetAddress address) ->
          networks.stream().anyMatch(network -> network.contains(address));
      case HostLiteral.Meaning.Name() -> name.equals("localhost") || name.endsWith(".localhost");
    };
  }

  private static boolean isClosed(InetAddress address) {
    return CLOSED.stream().anyMatch(network -> network.contains(address));
  }

  /** Whether a URL may be called by an installation that trusts nobody in particular. */
  public Verdict look(String url) {
    return look(url, Set.of());
  }

  /**
   * @param trusted origins that may be called wherever they are, as {@link OutgoingUrl#origin}
   *     writes them
   */
  public Verdict look(String text, Set<String> trusted) {
    OutgoingUrl url = OutgoingUrl.parse(text);
    if (url == null) {
      return new Verdict.Refused(
          "the address must be http or https, without a user, at port 80, 443 or one above 1023");
    }
    return switch (HostLiteral.of(url.host())) {
      case HostLiteral.Meaning.Nonsense() -> closed();
      case HostLiteral.Meaning.Address(InetAddress address) ->
          judged(url, List.of(address), trusted);
      case HostLiteral.Meaning.Name() -> named(url, trusted);
    };
  }

  private Verdict named(OutgoingUrl url, Set<String> trusted) {
    try {
      return judged(url, resolver.resolve(url.host()), trusted);
    } catch (UnknownHostException e) {
      return new Verdict.Unknown(url.host());
    }
  }

  private Verdict judged(OutgoingUrl url, List<InetAddress> addresses, Set<String> trusted) {
    boolean fine = trusted.contains(url.origin()) || addresses.stream().allMatch(this::mayBeCalled);
    return fine ? new Verdict.Admitted(url, addresses.getFirst()) : closed();
  }

  private static Verdict closed() {
    return new Verdict.Refused(
        "the address belongs to a private network; an operator can allow it with"
            + " outgoing.allow-networks");
  }

  private boolean mayBeCalled(InetAddress address) {
    return allowed.stream().anyMatch(network -> network.contains(address)) || !isClosed(address);
  }
}
