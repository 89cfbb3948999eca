package io.tollgate.gateway.policy.builtin.apicast;

import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.LateReport;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.call.Upstream;
import io.tollgate.gateway.credentials.CredentialsOutcome;
import io.tollgate.gateway.credentials.CredentialsReader;
import io.tollgate.gateway.mapping.RuleMatcher;
import io.tollgate.gateway.policy.Policy;
import io.tollgate.protocol.authorization.Credentials;
import org.jspecify.annotations.Nullable;

/**
 * The policy that makes a gateway of it. In <em>rewrite</em>: credentials, then rules; in
 * <em>access</em>: the backend's decision; in <em>content</em>: the service's upstream. Hence
 * missing credentials beat an unmatched rule, which beats wrong credentials (gateway.md, 2.1).
 */
final class ApicastPolicy implements Policy {

  private final CredentialsReader reader;
  private final AccessTokens tokens;
  private final RuleMatcher matcher;
  private final DecisionOutcomes outcomes;
  private final Authorization authorization;
  private final @Nullable Upstream upstream;

  ApicastPolicy(
      CredentialsReader reader,
      AccessTokens tokens,
      RuleMatcher matcher,
      DecisionOutcomes outcomes,
      Authorization authorization,
      @Nullable Upstream upstream) {
    this.reader = reader;
    this.tokens = tokens;
    this.matcher = matcher;
    this.outcomes = outcomes;
    this.authorization = authorization;
    this.upstream = upstream;
  }

  @Override
  public PhaseOutcome rewrite(Call call) {
    if (matcher.needsBody(call) && !call.inspectBody()) {
      return PhaseOutcome.SUSPENDED;
    }
    CredentialsOutcome outcome = reader.read(call);
    if (outcome == CredentialsOutcome.BODY_NEEDED) {
      if (!call.inspectBody()) {
        return PhaseOutcome.SUSPENDED;
      }
      outcome = reader.read(call);
    }
    Credentials standing = call.defaultCredentials();
    if (standing != null && outcome == CredentialsOutcome.MISSING) {
      outcome = new CredentialsOutcome.Found(standing);
    }
    return switch (outcome) {
      case CredentialsOutcome.Found(Credentials credentials) -> {
        call.credentials(credentials);
        matcher.match(call);
        yield PhaseOutcome.CONTINUE;
      }
      case CredentialsOutcome.AccessToken(String token) -> {
        matcher.match(call);
        yield tokens.rewrite(call, token);
      }
      case CredentialsOutcome.Missing _,
          CredentialsOutcome.Incomplete _,
          CredentialsOutcome.BodyNeeded _ ->
          outcomes.credentialsMissing();
    };
  }

  @Override
  public PhaseOutcome access(Call call) {
    Credentials credentials = call.credentials();
    return credentials == null
        ? outcomes.credentialsMissing()
        : authorization.access(call, credentials);
  }

  @Override
  public @Nullable String wouldAsk(Phase phase, Call call) {
    if (phase == Phase.REWRITE) {
      return wouldAskIssuer(call);
    }
    Credentials credentials = call.credentials();
    return phase == Phase.ACCESS && credentials != null && !call.usage().isEmpty()
        ? authorization.wouldAsk(call, credentials)
        : null;
  }

  private @Nullable String wouldAskIssuer(Call call) {
    boolean whole = !matcher.needsBody(call) || call.inspectBody();
    CredentialsOutcome outcome = reader.read(call);
    if (outcome == CredentialsOutcome.BODY_NEEDED && call.inspectBody()) {
      outcome = reader.read(call);
    }
    if (!whole || !(outcome instanceof CredentialsOutcome.AccessToken(String token))) {
      return null;
    }
    String asked = tokens.wouldAsk(call, token);
    if (asked != null) {
      // The phase is not run: what comes after it would know of no rules.
      matcher.match(call);
    }
    return asked;
  }

  @Override
  public PhaseOutcome content(Call call) {
    if (upstream != null && call.upstream() == null) {
      call.upstream(upstream);
    }
    return PhaseOutcome.CONTINUE;
  }

  @Override
  public void finished(Call call) {
    LateReport report = call.lateReport();
    if (report != null) {
      report.send(call, call.answeredStatus());
    }
  }
}
