package io.tollgate.http.document;

import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.tollgate.http.client.UpstreamClient;
import io.tollgate.http.client.UpstreamFailure;
import io.tollgate.http.client.UpstreamFailure.Kind;
import io.tollgate.http.client.UpstreamFailure.Phase;
import io.tollgate.http.client.UpstreamTarget;
import io.tollgate.http.client.UpstreamTimeouts;
import io.tollgate.http.loop.EventLoops;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Fetches whole documents for threads that may wait (virtual ones), never for an event loop.
 * Redirects are not followed.
 */
public final class DocumentClient {

  private final EventLoops loops;
  private final UpstreamClient client;
  private final UpstreamTimeouts timeouts;
  private final Duration whole;
  private final int mostBytes;

  /**
   * @param whole bound of everything, from the look-up of the name to the last byte
   * @param mostBytes a larger body counts as none
   */
  public DocumentClient(
      EventLoops loops,
      UpstreamClient client,
      UpstreamTimeouts timeouts,
      Duration whole,
      int mostBytes) {
    this.loops = loops;
    this.client = client;
    this.timeouts = timeouts;
    this.whole = whole;
    this.mostBytes = mostBytes;
  }

  /**
   * Asks with GET and waits.
   *
   * @param host the Host header
   * @param pathAndQuery begins with a slash
   * @param headers further ones
   * @throws DocumentUnavailable when no whole answer came, whatever its status would have been
   * @throws InterruptedException when the waiting thread is interrupted; the request is given up
   */
  public Document get(UpstreamTarget target, String host, String pathAndQuery, HttpHeaders headers)
      throws DocumentUnavailable, InterruptedException {
    return ask(HttpMethod.GET, target, host, pathAndQuery, headers, null);
  }

  /**
   * Sends a form with POST and waits; never sent twice.
   *
   * @param form {@code name=value&…}, encoded
   * @throws DocumentUnavailable as for {@link #get}
   */
  public Document post(
      UpstreamTarget target, String host, String pathAndQuery, HttpHeaders headers, String form)
      throws DocumentUnavailable, InterruptedException {
    return ask(HttpMethod.POST, target, host, pathAndQuery, headers, form);
  }

  private Document ask(
      HttpMethod method,
      UpstreamTarget target,
      String host,
      String pathAndQuery,
      HttpHeaders headers,
      @Nullable String form)
      throws DocumentUnavailable, InterruptedException {
    HttpRequest head = new DefaultHttpRequest(HttpVersion.HTTP_1_1, method, pathAndQuery);
    head.headers().add(headers).set(HttpHeaderNames.HOST, host);
    byte[] content = form == null ? null : form.getBytes(StandardCharsets.UTF_8);
    if (content != null) {
      head.headers()
          .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_X_WWW_FORM_URLENCODED)
          .set(HttpHeaderNames.CONTENT_LENGTH, content.length);
    }
    CompletableFuture<Document> answer = new CompletableFuture<>();
    DocumentReceiver receiver = new DocumentReceiver(target.authority(), mostBytes, answer);
    EventLoop loop = loops.next();
    loop.execute(
        () -> receiver.sent(client.begin(loop, target, timeouts, head, receiver), content));
    try {
      return answer.get(whole.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      loop.execute(receiver::cancel);
      throw new DocumentUnavailable(
          new UpstreamFailure(
              Kind.READ_TIMEOUT,
              Phase.RECEIVE_BODY,
              target.authority(),
              "the whole answer did not come within " + whole.toSeconds() + " s"));
    } catch (InterruptedException e) {
      loop.execute(receiver::cancel);
      throw e;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof DocumentUnavailable unavailable) {
        throw new DocumentUnavailable(unavailable.failure());
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
