package io.tollgate.backend.api;

import io.tollgate.http.server.Answer;
import io.tollgate.http.server.Exchange;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers an exchange in any case: also when making the answer fails. */
final class Replies {

  private static final Logger log = LoggerFactory.getLogger(Replies.class);

  private Replies() {}

  static void answer(Exchange exchange, Supplier<Answer> making) {
    Answer answer;
    try {
      answer = making.get();
    } catch (RuntimeException e) {
      answer = failure(exchange, e);
    }
    exchange.answer(answer);
  }

  /** Without the query: it carries secrets. */
  static Answer failure(Exchange exchange, RuntimeException e) {
    log.error("{} {} failed and is answered 500", exchange.method(), exchange.path(), e);
    return Answers.internalError();
  }
}
