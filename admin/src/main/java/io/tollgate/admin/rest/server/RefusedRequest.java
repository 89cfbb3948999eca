package io.tollgate.admin.rest.server;

import io.tollgate.admin.rest.output.Format;
import io.tollgate.admin.rest.route.RestAnswer;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What is refused before it reaches the router, such as invalid HTTP, in the API's own form. */
final class RefusedRequest implements Request.Handler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    RestAnswer answer = ErrorAnswer.error(status, reason(request, status), Format.JSON);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Format.JSON.contentType());
    // Jetty hangs up after some of these; a client that is not told would send its next request.
    response.getHeaders().put(HttpHeader.CONNECTION, "close");
    response.write(true, ByteBuffer.wrap(answer.body()), callback);
    return true;
  }

  /** What is wrong with the request; nothing about our own failures. */
  private static String reason(Request request, int status) {
    String phrase = HttpStatus.getMessage(status);
    return status < 500 && request.getAttribute(ErrorHandler.ERROR_MESSAGE) instanceof String what
        ? phrase + ": " + what
        : phrase;
  }
}
