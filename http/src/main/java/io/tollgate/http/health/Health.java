package io.tollgate.http.health;

import io.tollgate.http.server.Answer;
import io.tollgate.http.server.Exchange;
import io.tollgate.http.server.RequestHandler;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The checks that all parts of the process register, and the two pages made of them: {@code /livez}
 * says 200 while the process answers at all, {@code /readyz} says 200 when every check passes, else
 * 503 with what is missing, one line each. Safe for use from any thread.
 */
public final class Health {

  private static final String TEXT = "text/plain; charset=utf-8";

  private final Map<String, Check> checks = new ConcurrentSkipListMap<>();

  /**
   * Adds a check, in place of an earlier one of the same name.
   *
   * @param name the part that it is about, such as {@code configuration}
   */
  public void register(String name, Check check) {
    checks.put(name, check);
  }

  /** What is missing by the name of its check, in the order of names. Empty when ready. */
  public Map<String, String> missing() {
    Map<String, String> missing = new TreeMap<>();
    checks.forEach((name, check) -> outcome(check).ifPresent(what -> missing.put(name, what)));
    return missing;
  }

  /** A check that fails to tell is a reason not to send anybody here. */
  private static Optional<String> outcome(Check check) {
    try {
      return check.missing();
    } catch (RuntimeException e) {
      return Optional.of("the check failed: " + e.getMessage());
    }
  }

  /** {@code /livez}. */
  public RequestHandler live() {
    return exchange -> exchange.answer(Answer.of(200, TEXT, "live\n"));
  }

  /** {@code /readyz}. */
  public RequestHandler ready() {
    // Some checks wait for a database, which a loop must not.
    return exchange -> Thread.ofVirtual().name("readiness").start(() -> answerReady(exchange));
  }

  private void answerReady(Exchange exchange) {
    Map<String, String> missing = missing();
    if (missing.isEmpty()) {
      exchange.answer(Answer.of(200, TEXT, "ready\n"));
      return;
    }
    StringBuilder page = new StringBuilder("not ready\n");
    missing.forEach((name, what) -> page.append(name).append(": ").append(what).append('\n'));
    exchange.answer(Answer.of(503, TEXT, page.toString()));
  }
}
