package io.tollgate.server.composition;

import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes the parts of a server, the youngest first, each also when another fails. */
final class Closing {

  private static final Logger log = LoggerFactory.getLogger(Closing.class);

  private Closing() {}

  // A part that cannot be closed must not keep the others from writing down what they hold.
  @SuppressWarnings("CatchingUnchecked")
  static void all(Deque<AutoCloseable> parts) {
    while (!parts.isEmpty()) {
      AutoCloseable part = parts.pop();
      try {
        part.close();
      } catch (Exception e) {
        log.error("{} could not be closed", part.getClass().getSimpleName(), e);
      }
    }
  }
}
