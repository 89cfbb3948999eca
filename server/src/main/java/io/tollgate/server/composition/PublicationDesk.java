package io.tollgate.server.composition;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.tollgate.admin.publication.Publisher;
import io.tollgate.admin.publication.drift.DriftReport;
import io.tollgate.backend.internal.BasicCredentials;
import io.tollgate.http.server.Answer;
import io.tollgate.http.server.Exchange;
import io.tollgate.http.server.RequestHandler;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code tollgate publication} asks: GET compares database and data plane, POST tells the data
 * plane everything again and compares then. For callers on this machine with the internal API's
 * credentials; one at a time, since each reads everything there is.
 */
final class PublicationDesk implements RequestHandler {

  static final String PATH = "/publication";

  private static final Logger log = LoggerFactory.getLogger(PublicationDesk.class);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private final Semaphore free = new Semaphore(1);
  private final Duration patience;
  private volatile @Nullable Open open;

  private record Open(BasicCredentials credentials, Publisher publisher) {}

  /**
   * @param patience how long telling everything may take before the caller is sent away
   */
  PublicationDesk(Duration patience) {
    this.patience = patience;
  }

  /** Answers from now on; before, and where there is no admin role, it has nothing to show. */
  void open(InternalCredentials credentials, Publisher publisher) {
    open = new Open(new BasicCredentials(credentials.user(), credentials.password()), publisher);
  }

  @Override
  public void handle(Exchange exchange) {
    Open desk = open;
    boolean repairs = exchange.method().equals("POST");
    if (desk == null) {
      exchange.answer(
          error(404, "this process publishes nothing: ask the one with the admin role"));
    } else if (!exchange.peer().getAddress().isLoopbackAddress()) {
      exchange.answer(error(403, "only callers on the server's own machine are answered"));
    } else if (!desk.credentials.accept(exchange.headers().get(HttpHeaderNames.AUTHORIZATION))) {
      exchange.answer(error(401, "the internal API's user and password are needed"));
    } else if (!repairs && !exchange.method().equals("GET")) {
      exchange.answer(error(405, "GET compares, POST repairs"));
    } else if (!free.tryAcquire()) {
      exchange.answer(
          error(503, "another check or repair is under way: try again when it is done"));
    } else {
      Thread.ofVirtual()
          .name("publication-desk")
          .start(() -> exchange.answer(answer(desk.publisher, repairs)));
    }
  }

  private Answer answer(Publisher publisher, boolean repairs) {
    try {
      if (repairs && !told(publisher)) {
        return error(
            503,
            "everything is being told again, which has not ended within "
                + patience.toSeconds()
                + " s: the server's log says what is in its way; check again later");
      }
      return Answer.of(200, "application/json", json(publisher.check()).toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return error(503, "the server stops");
    } catch (RuntimeException e) {
      String id = UUID.randomUUID().toString();
      log.error("database and data plane could not be compared, reference {}", id, e);
      return error(
          503, "database or backend cannot be read: the server's log says why, reference " + id);
    } finally {
      free.release();
    }
  }

  private boolean told(Publisher publisher) throws InterruptedException {
    publisher.tellEverything();
    long deadline = System.nanoTime() + patience.toNanos();
    while (!publisher.isSynchronised()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      Thread.sleep(LOOK_AGAIN);
    }
    return true;
  }

  private static ObjectNode json(DriftReport report) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("same", report.same())
            .put("products", report.products())
            .put("gateway_compared", report.gatewayCompared())
            .put("on_their_way", report.onTheirWay());
    var differences = json.putArray("differences");
    report
        .differences()
        .forEach(
            difference -> {
              var fields =
                  differences
                      .addObject()
                      .put("side", difference.side().wireName())
                      .put("product", difference.service())
                      .put("subject", difference.subject())
                      .put("kind", difference.kind().wireName())
                      .putArray("fields");
              difference.fields().forEach(fields::add);
            });
    return json;
  }

  private static Answer error(int status, String message) {
    Answer answer =
        Answer.of(
            status,
            "application/json",
            JsonNodeFactory.instance.objectNode().put("error", message).toString());
    if (status == 401) {
      answer.headers().set(HttpHeaderNames.WWW_AUTHENTICATE, "Basic realm=\"\"");
    }
    return answer;
  }
}
