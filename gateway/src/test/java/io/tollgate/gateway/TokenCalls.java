package io.tollgate.gateway;

import io.tollgate.http.testkit.RawMessage;
import org.junit.jupiter.api.AfterEach;

/** A gateway whose callers bring tokens of an issuer. */
abstract class TokenCalls {

  final LoggedLines log = new LoggedLines();
  final GatewayFixture fixture = new GatewayFixture();
  final IdentityProvider issuer = new IdentityProvider();

  @AfterEach
  final void close() {
    fixture.close();
    issuer.close();
    log.close();
  }

  static String bearer(String token) {
    return "Authorization: Bearer " + token;
  }

  final RawMessage call(String token) {
    return fixture.get("/", bearer(token));
  }
}
