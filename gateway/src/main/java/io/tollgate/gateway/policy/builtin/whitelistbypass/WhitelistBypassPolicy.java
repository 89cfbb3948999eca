package io.tollgate.gateway.policy.builtin.whitelistbypass;

import io.micrometer.core.instrument.Counter;
import io.tollgate.gateway.authorization.BackendText;
import io.tollgate.gateway.authorization.ReportBuffer;
import io.tollgate.gateway.call.AuthorizationTerms;
import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.policy.Policy;
import io.tollgate.protocol.authorization.Credentials;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets listed callers pass while nobody decides.
 *
 * @param later takes their usage until the backend is back; null: it is lost
 */
record WhitelistBypassPolicy(CredentialList list, @Nullable ReportBuffer later, Counter bypassed)
    implements Policy, AuthorizationTerms.Bypass {

  private static final Logger log = LoggerFactory.getLogger(WhitelistBypassPolicy.class);

  @Override
  public PhaseOutcome rewrite(Call call) {
    call.askAuthorizationTerms().bypass(this);
    return PhaseOutcome.CONTINUE;
  }

  @Override
  public boolean passes(Call call) {
    Credentials credentials = call.credentials();
    if (credentials == null || !list.has(credentials)) {
      return false;
    }
    bypassed.increment();
    log.warn(
        "backend unavailable, whitelisted {}, request_id: {}", name(credentials), call.requestId());
    return true;
  }

  @Override
  public void reportLater(Call call) {
    Credentials credentials = call.credentials();
    if (later != null && credentials != null) {
      later.add(credentials, call.usage());
    }
  }

  private static String name(Credentials credentials) {
    return credentials instanceof Credentials.AppId(String id, String _)
        ? id
        : BackendText.MASKED.of(credentials);
  }
}
