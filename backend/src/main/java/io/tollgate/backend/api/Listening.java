package io.tollgate.backend.api;

import io.netty.channel.ChannelHandler;
import io.tollgate.backend.api.parameter.FormDecoder;
import io.tollgate.backend.authorization.Refusal;
import io.tollgate.http.loop.EventLoops;
import io.tollgate.http.server.Answer;
import io.tollgate.http.server.ApiHandler;
import io.tollgate.http.server.BadRequest;
import io.tollgate.http.server.BodyLimit;
import io.tollgate.http.server.HttpLimits;
import io.tollgate.http.server.HttpServer;
import io.tollgate.http.server.RequestHandler;
import io.tollgate.http.tls.ServerTls;
import io.tollgate.protocol.authorization.RejectionReason;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The API's socket with its sizes: query and body of up to 4 MiB each, and what is larger or is no
 * HTTP is refused in the API's own words (1.2, 2.4).
 */
public final class Listening {

  /** Method, path and version beside the query. */
  private static final int REQUEST_LINE = FormDecoder.MAX_BYTES + 1024;

  private static final BodyLimit BODY =
      new BodyLimit(FormDecoder.MAX_BYTES, () -> badRequest(tooLarge("body")));

  private Listening() {}

  public static HttpServer listen(
      EventLoops loops, InetSocketAddress address, Optional<ServerTls> tls, RequestHandler api) {
    HttpLimits usual = HttpLimits.DEFAULT;
    HttpLimits limits =
        new HttpLimits(
            REQUEST_LINE,
            usual.headerLine(),
            usual.headerBlock(),
            usual.headers(),
            usual.timeouts());
    Supplier<ChannelHandler> handlers = () -> new ApiHandler(api, BODY);
    return HttpServer.listen(loops, address, tls, limits, Listening::refused, handlers);
  }

  private static Answer refused(BadRequest bad) {
    return badRequest(bad.status() == 414 ? tooLarge("query") : bad.reason());
  }

  private static String tooLarge(String what) {
    return "total " + what + " size exceeds limit (" + FormDecoder.MAX_BYTES + ")";
  }

  private static Answer badRequest(String sentence) {
    return Answers.error(new Refusal(RejectionReason.BAD_REQUEST, sentence), false);
  }
}
