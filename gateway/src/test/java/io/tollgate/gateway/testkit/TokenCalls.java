package io.tollgate.gateway.testkit;

import io.tollgate.http.testkit.RawMessage;
import org.junit.jupiter.api.AfterEach;

/** A gateway whose callers bring tokens of an issuer. */
public abstract class TokenCalls {

  public final LoggedLines log = new LoggedLines();
  public final GatewayFixture fixture = new GatewayFixture();
  public final IdentityProvider issuer = new IdentityProvider();

  @AfterEach
  public final void close() {
    fixture.close();
    issuer.close();
    log.close();
  }

  public static String bearer(String token) {
    return "Authorization: Bearer " + token;
  }

  public final RawMessage call(String token) {
    return fixture.get("/", bearer(token));
  }
}
