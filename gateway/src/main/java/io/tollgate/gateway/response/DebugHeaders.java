package io.tollgate.gateway.response;

import io.netty.util.AsciiString;
import io.tollgate.gateway.authorization.BackendText;
import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.HeaderText;
import io.tollgate.gateway.call.Profile;
import io.tollgate.protocol.gateway.MappingRule;
import io.tollgate.protocol.gateway.ServiceConfiguration;
import java.util.StringJoiner;

/** What a caller with the debug key learns about his call (gateway.md, 4.1). */
public final class DebugHeaders {

  private static final AsciiString RULES = AsciiString.cached("X-3scale-matched-rules");
  private static final AsciiString CREDENTIALS = AsciiString.cached("X-3scale-credentials");
  private static final AsciiString USAGE = AsciiString.cached("X-3scale-usage");
  private static final AsciiString HOST_NAME = AsciiString.cached("X-3scale-hostname");
  private static final AsciiString SERVICE_ID = AsciiString.cached("X-3scale-service-id");
  private static final AsciiString SERVICE_NAME = AsciiString.cached("X-3scale-service-name");

  private final BackendText text;
  private final String hostName;

  /**
   * @param hostName of the machine this gateway runs on
   */
  public DebugHeaders(Profile profile, String hostName) {
    this.text = profile == Profile.SEED ? BackendText.PLAIN : BackendText.ENCODED;
    this.hostName = hostName;
  }

  /** Adds them to whatever the client will get; to be called once rules are matched. */
  public void addTo(Call call, ServiceConfiguration service) {
    StringJoiner patterns = new StringJoiner(", ");
    for (MappingRule rule : call.matchedRules()) {
      patterns.add(rule.pattern());
    }
    add(call, RULES, patterns.toString());
    if (call.credentials() != null) {
      add(call, CREDENTIALS, text.of(call.credentials()));
    }
    if (!call.usage().isEmpty()) {
      add(call, USAGE, text.of(call.usage()));
    }
    add(call, HOST_NAME, hostName);
    add(call, SERVICE_ID, service.id());
    add(call, SERVICE_NAME, service.systemName());
  }

  private static void add(Call call, AsciiString name, String value) {
    call.addToAnswer(name, HeaderText.safe(value));
  }
}
