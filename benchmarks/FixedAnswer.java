import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.tollgate.http.loop.EventLoops;
import io.tollgate.http.server.Answer;
import io.tollgate.http.server.ApiHandler;
import io.tollgate.http.server.BadRequestPage;
import io.tollgate.http.server.BodyLimit;
import io.tollgate.http.server.HttpLimits;
import io.tollgate.http.server.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** The HTTP module with nothing behind it: 1 KB of text on the port given, on one event loop. */
class FixedAnswer {

  public static void main(String[] arguments) {
    ByteBuf body = Unpooled.unreleasableBuffer(Unpooled.directBuffer(1024)).writeBytes("x".repeat(1024).getBytes());
    HttpHeaders headers = new DefaultHttpHeaders().set("Server", "bench").set("Content-Type", "text/plain");
    EventLoops loops = new EventLoops(1);
    HttpServer.listen(
        loops,
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])),
        HttpLimits.DEFAULT,
        BadRequestPage.EMPTY,
        () ->
            new ApiHandler(
                exchange -> exchange.answer(new Answer(200, headers, body.duplicate())),
                BodyLimit.SMALL));
  }
}
