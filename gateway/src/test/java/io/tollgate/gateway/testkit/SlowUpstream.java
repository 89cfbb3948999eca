package io.tollgate.gateway.testkit;

import io.tollgate.http.testkit.ScriptedUpstream;
import io.tollgate.http.testkit.UpstreamSide;
import java.io.IOException;

/** Answers at once, but calls to {@code /slow} only when they may go. */
public final class SlowUpstream implements ScriptedUpstream.Script {

  public static final String CALL =
      GatewayFixture.request("GET", "/slow?user_key=value", "localhost", "");

  private final Gate gate = new Gate(true);

  @Override
  public void run(UpstreamSide connection) throws IOException {
    while (true) {
      if (connection.readRequest().start().contains("/slow")) {
        gate.pass();
      }
      connection.send(ScriptedUpstream.ok("x"));
    }
  }

  public void go() {
    gate.open();
  }
}
