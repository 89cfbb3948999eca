package io.tollgate.backend.alert;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells somebody that events wait, at most once a minute, until they are fetched (7.5). One thread
 * at a time. Failures are only logged: the next minute tries again.
 */
public final class EventsPing implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EventsPing.class);
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(60);
  private static final long INTERVAL_MILLIS = Duration.ofSeconds(60).toMillis();

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();
  private final HttpRequest request;
  private final InstantSource clock;
  private long lastMillis = Long.MIN_VALUE;

  /**
   * @param url http or https
   * @param secret sent along, so that the receiver knows who speaks
   */
  public EventsPing(URI url, String secret, InstantSource clock) {
    this.request =
        HttpRequest.newBuilder(url)
            .timeout(READ_TIMEOUT)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    "secret=" + URLEncoder.encode(secret, StandardCharsets.UTF_8)))
            .build();
    this.clock = clock;
  }

  /** Calls the hook if events wait and the last call is a minute ago. Does not wait for it. */
  void look(EventStore events) {
    long now = clock.millis();
    // Also when the clock was set back: better once too often than never.
    boolean due = lastMillis == Long.MIN_VALUE || Math.abs(now - lastMillis) >= INTERVAL_MILLIS;
    if (due && events.size() > 0) {
      lastMillis = now;
      var _ =
          client
              .sendAsync(request, BodyHandlers.discarding())
              .whenComplete(
                  (answer, failure) -> report(answer == null ? 0 : answer.statusCode(), failure));
    }
  }

  private void report(int status, @Nullable Throwable failure) {
    // Neither the address's path and query nor the form: each may hold a secret.
    String host = request.uri().getHost();
    if (failure != null) {
      log.warn(
          "events wait, but the events hook at {} cannot be reached: {}", host, failure.toString());
    } else if (status < 200 || status > 299) {
      log.warn("events wait, but the events hook at {} answers {}", host, status);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
