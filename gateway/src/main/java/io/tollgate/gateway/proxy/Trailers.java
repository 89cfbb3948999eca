package io.tollgate.gateway.proxy;

import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.UpstreamOptions;

/** What stands behind bodies: it means something only where HTTP/2 is spoken to the upstream. */
public final class Trailers {

  private Trailers() {}

  /** Those of the request for the upstream. */
  public static HttpHeaders ofRequest(Call call) {
    return passed(call, call.body().trailers());
  }

  /** As much of them as the other side gets (gateway.md, ruling 12). */
  public static HttpHeaders passed(Call call, HttpHeaders trailers) {
    UpstreamOptions options = call.upstreamOptions();
    return options != null && options.isHttp2() ? trailers : EmptyHttpHeaders.INSTANCE;
  }
}
