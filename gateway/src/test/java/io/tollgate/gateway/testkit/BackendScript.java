package io.tollgate.gateway.testkit;

import io.tollgate.http.testkit.RawMessage;
import java.util.List;

/** Answers of a backend, and what tests of authorisation say of a gateway again and again. */
public final class BackendScript {

  public static final String TARGET = "/?user_key=value";

  public static final String DOWN = "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n";

  public static final String REFUSED = refused(403, "3scale-rejection-reason: user_key_invalid");

  private BackendScript() {}

  public static String refused(int status, String header) {
    return "HTTP/1.1 %d Refused\r\n%s\r\nContent-Length: 0\r\n\r\n".formatted(status, header);
  }

  /** An authorisation with the plan in its body, entities as they are. */
  public static String authorized(String plan) {
    String body = "<status><authorized>true</authorized><plan>" + plan + "</plan></status>";
    return "HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(body.length(), body);
  }

  /** Waits for so many calls to the backend, and that there are not more. */
  public static List<RawMessage> calls(GatewayFixture fixture, int count) {
    Soon.holds(count + " calls to the backend", () -> fixture.backend.requests().size() >= count);
    List<RawMessage> calls = fixture.backend.requests();
    if (calls.size() != count) {
      throw new AssertionError("more than " + count + " calls to the backend: " + calls);
    }
    return calls;
  }
}
