package io.tollgate.http.name;

import io.netty.channel.EventLoop;
import io.netty.handler.codec.dns.DnsRecord;
import io.netty.resolver.dns.DefaultDnsCache;
import io.netty.resolver.dns.DefaultDnsCnameCache;
import io.netty.resolver.dns.DnsCache;
import io.netty.resolver.dns.DnsCacheEntry;
import io.netty.resolver.dns.DnsCnameCache;
import java.net.InetAddress;

/** Overhears, as caches of one look-up, how long its answers may be kept. */
final class Lifetimes {

  private long shortest = Long.MAX_VALUE;

  /** Seconds: the least of all records on the way from the name to its addresses. */
  long shortest() {
    return shortest;
  }

  private void heard(long seconds) {
    shortest = Math.min(shortest, seconds);
  }

  DnsCache addresses() {
    return new DefaultDnsCache() {
      @Override
      public DnsCacheEntry cache(
          String name, DnsRecord[] more, InetAddress address, long seconds, EventLoop loop) {
        heard(seconds);
        return super.cache(name, more, address, seconds, loop);
      }
    };
  }

  DnsCnameCache aliases() {
    DefaultDnsCnameCache cache = new DefaultDnsCnameCache();
    return new DnsCnameCache() {
      @Override
      public String get(String name) {
        return cache.get(name);
      }

      @Override
      public void cache(String name, String alias, long seconds, EventLoop loop) {
        heard(seconds);
        cache.cache(name, alias, seconds, loop);
      }

      @Override
      public void clear() {
        cache.clear();
      }

      @Override
      public boolean clear(String name) {
        return cache.clear(name);
      }
    };
  }
}
