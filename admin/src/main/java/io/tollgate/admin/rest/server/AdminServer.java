package io.tollgate.admin.rest.server;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.tollgate.admin.database.DatabaseUnavailable;
import io.tollgate.admin.rest.output.Format;
import io.tollgate.admin.rest.route.RestAnswer;
import io.tollgate.admin.rest.route.Verb;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the router over HTTP: each request on a virtual thread, at most so many at a time. */
public final class AdminServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AdminServer.class);
  private static final String EVERYTHING = "/*";
  private static final int MOST_AT_ONCE = 256;

  /** Comes with the allowance for backslashes. */
  private static final Pattern CONTROL = Pattern.compile("%[01][0-9A-Fa-f]|%7[Ff]");

  private static final String ID = "X-Request-Id";
  private static final String RETRY_SECONDS = "5";
  private static final int HEADER_BYTES = 16 * 1024;

  /** Connections that wait to be accepted. Java's own 50 are fewer than callers open at once. */
  private static final int BACKLOG = 1024;

  private final RestRouter router;
  private final String bind;
  private final int port;
  private final BodyLimits bodies;
  private final LargeAnswers answers;
  private final Semaphore free = new Semaphore(MOST_AT_ONCE);
  private final Javalin javalin;

  /**
   * @param bind address to listen on
   * @param port 0 takes any that is free
   */
  public AdminServer(RestRouter router, String bind, int port) {
    this(router, bind, port, BodyLimits.usual(), LargeAnswers.usual());
  }

  AdminServer(RestRouter router, String bind, int port, BodyLimits bodies, LargeAnswers answers) {
    this.bodies = bodies;
    this.answers = answers;
    this.router = router;
    this.bind = bind;
    this.port = port;
    this.javalin = Javalin.create(this::configure);
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.jetty.addConnector(this::connector);
    config.jetty.modifyServer(jetty -> jetty.setErrorHandler(new RefusedRequest()));
    config.jetty.modifyHttpConfiguration(AdminServer::http);
    config.jetty.modifyServletContextHandler(AdminServer::context);
    Handler handler = this::handle;
    config.routes.get(EVERYTHING, handler);
    config.routes.head(EVERYTHING, handler);
    config.routes.post(EVERYTHING, handler);
    config.routes.put(EVERYTHING, handler);
    config.routes.patch(EVERYTHING, handler);
    config.routes.delete(EVERYTHING, handler);
    config.routes.options(EVERYTHING, handler);
    config.routes.error(404, AdminServer::unknownMethod);
  }

  private ServerConnector connector(Server server, HttpConfiguration http) {
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(bind);
    connector.setPort(port);
    connector.setAcceptQueueSize(BACKLOG);
    return connector;
  }

  private static void http(HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(HEADER_BYTES);
    // Application keys in a path may hold an encoded slash, percent sign or backslash.
    http.setUriCompliance(
        UriCompliance.DEFAULT.with(
            "keys",
            UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR,
            UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING,
            UriCompliance.Violation.SUSPICIOUS_PATH_CHARACTERS));
  }

  private static void context(ServletContextHandler context) {
    context.getServletHandler().setDecodeAmbiguousURIs(true);
    context.setErrorHandler(new RefusedRequest());
  }

  /**
   * Answers from now on.
   *
   * @throws CannotListen when the address cannot be had
   */
  public void start() {
    try {
      javalin.start();
    } catch (RuntimeException e) {
      throw new CannotListen(bind, port, e);
    }
  }

  /** The port it listens on, once started. */
  public int port() {
    return javalin.port();
  }

  @Override
  public void close() {
    javalin.stop();
  }

  /** What the framework itself does not know, such as PROPFIND, has no content type yet. */
  private static void unknownMethod(Context context) {
    if (Verb.ofMethod(context.req().getMethod()) == null && context.res().getHeader(ID) == null) {
      send(context, ErrorAnswer.notFound(format(context)));
    }
  }

  private void handle(Context context) {
    String id = RequestId.of(context.header(ID));
    LargeAnswers.Share share = answers.new Share();
    try {
      RestAnswer answer = answer(context, id, share).with(ID, id);
      share.shrink(answer.body().length);
      send(context, answer);
    } finally {
      share.giveBack();
    }
  }

  private static void send(Context context, RestAnswer answer) {
    context.status(answer.status());
    answer.headers().forEach(context::header);
    if (!ServletContextRequest.getServletContextRequest(context.req()).consumeAvailable()) {
      // What is left of the body would be taken for the next request: the client must know.
      context.header("Connection", "close");
    }
    if (answer.contentType() != null) {
      context.contentType(answer.contentType());
      context.res().setContentLength(answer.body().length);
      write(context, answer.body());
    } else {
      context.res().setContentLength(0);
    }
  }

  /** Here rather than by the framework later: until then its memory is taken. */
  private static void write(Context context, byte[] body) {
    try {
      context.res().getOutputStream().write(body);
    } catch (IOException e) {
      log.debug("a client went away before its answer was written", e);
    }
  }

  private RestAnswer answer(Context context, String id, LargeAnswers.Share share) {
    if (CONTROL.matcher(context.req().getRequestURI()).find()) {
      return ErrorAnswer.error(400, "Bad Request: control character in the path", Format.JSON);
    }
    if (!free.tryAcquire()) {
      return busy("too many requests are being answered");
    }
    JavalinRequest request = new JavalinRequest(context, share);
    try {
      return router.answer(request);
    } catch (LimitedBody.TooSlow e) {
      return ErrorAnswer.error(408, "the body came too slowly", Format.JSON)
          .with("Connection", "close");
    } catch (LimitedBody.TooMuch e) {
      return busy("too many large bodies are being read").with("Connection", "close");
    } catch (LargeAnswers.Full e) {
      return busy("too many large answers are being written");
    } catch (IOException e) {
      return ErrorAnswer.error(400, "the body could not be read", Format.JSON);
    } catch (DatabaseUnavailable e) {
      // The database itself says when it begins and when it ends.
      log.debug(
          "a {} request is answered 503, its id is {}: {}",
          context.method(),
          id,
          String.valueOf(e.getCause()));
      return ErrorAnswer.error(503, String.valueOf(e.getMessage()), format(context))
          .with("Retry-After", RETRY_SECONDS);
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (RuntimeException | Error e) {
      // Without path and query: they may hold secrets.
      log.error("a {} request failed, its id is {}", context.method(), id, e);
      return ErrorAnswer.status(500, "Internal server error", format(context));
    } finally {
      request.forget();
      free.release();
    }
  }

  private static RestAnswer busy(String why) {
    return ErrorAnswer.error(503, why + ", try again", Format.JSON).with("Retry-After", "1");
  }

  private static Format format(Context context) {
    Format named = RequestPath.of(context.path()).format();
    return named == null ? Format.JSON : named;
  }

  private final class JavalinRequest implements RestRequest {
    private final Context context;
    private final LargeAnswers.Share share;
    private @Nullable LimitedBody body;

    JavalinRequest(Context context, LargeAnswers.Share share) {
      this.context = context;
      this.share = share;
    }

    void forget() {
      if (body != null) {
        body.forget();
      }
    }

    @Override
    public String method() {
      return context.req().getMethod();
    }

    @Override
    public String path() {
      return context.req().getRequestURI();
    }

    @Override
    public @Nullable String query() {
      return context.req().getQueryString();
    }

    @Override
    public @Nullable String header(String name) {
      return context.req().getHeader(name);
    }

    @Override
    public String peer() {
      return context.req().getRemoteAddr();
    }

    @Override
    public InputStream body() throws IOException {
      LimitedBody present = body;
      if (present == null) {
        present = new LimitedBody(context.req().getInputStream(), bodies, free);
        body = present;
      }
      return present;
    }

    @Override
    public void unfoldBody() throws IOException {
      if (body != null) {
        body.unfold();
      }
    }

    @Override
    public void expectAnswerOf(long bytes) throws IOException {
      share.take(bytes, free);
    }
  }
}
