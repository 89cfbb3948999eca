package io.tollgate.http.server;

import io.netty.channel.ChannelPipeline;
import io.tollgate.http.tls.ServerTls;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * How connections come in.
 *
 * @param address to listen on, port 0 for any free one
 * @param tls what connections are encrypted with; in the clear without it. Not closed by the server
 * @param announced whether each connection begins with a header of the PROXY protocol, version 1 or
 *     2, in which a balancer tells whom it speaks for; see {@link ClientFacts}
 */
public record Entrance(InetSocketAddress address, Optional<ServerTls> tls, boolean announced) {

  public static Entrance clear(InetSocketAddress address) {
    return new Entrance(address, Optional.empty(), false);
  }

  /** Whether connections may turn out to be HTTP/2. */
  boolean offersHttp2() {
    return tls.map(ServerTls::offersHttp2).orElse(false);
  }

  /** Adds what stands before the HTTP. */
  void furnish(ChannelPipeline pipeline, Duration patience) {
    if (announced) {
      pipeline.addLast(new ProxyHeaderDecoder());
    }
    tls.ifPresent(t -> pipeline.addLast(t.handler(pipeline.channel().alloc(), patience)));
  }
}
