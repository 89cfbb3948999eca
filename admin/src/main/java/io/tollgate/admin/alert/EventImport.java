package io.tollgate.admin.alert;

import io.tollgate.admin.event.Signal;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Answer;
import io.tollgate.admin.rest.route.RestAnswer;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a backend says that events wait (account-management-api.md, 9): who knows the shared secret
 * wakes the import and gets 200, everybody else 403, both without a body.
 */
public final class EventImport {
  private static final Answer<Boolean> WELCOME_OR_NOT =
      (welcome, format, baseUrl) -> RestAnswer.empty(welcome ? 200 : 403);

  private final @Nullable String secret;
  private final Signal waiting;

  /**
   * @param secret null: nobody is welcome
   */
  public EventImport(@Nullable String secret, Signal waiting) {
    this.secret = secret;
    this.waiting = waiting;
  }

  public List<Route<?, ?, ?>> routes() {
    Routes routes = Routes.of(Access.open());
    routes
        .post("/master/events/import")
        .takes("secret")
        .ends(WELCOME_OR_NOT, (call, nobody) -> Outcome.done(woken(call.parameter("secret"))));
    return routes.all();
  }

  private boolean woken(@Nullable String shown) {
    boolean welcome =
        secret != null && shown != null && MessageDigest.isEqual(bytes(secret), bytes(shown));
    if (welcome) {
      waiting.raise();
    }
    return welcome;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
