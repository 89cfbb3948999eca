package io.tollgate.gateway.policy.builtin.tokenintrospection;

import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.OwnAnswer;
import io.tollgate.gateway.call.PhaseOutcome;
import io.tollgate.gateway.call.Refusal;
import io.tollgate.gateway.log.ErrorLog;
import io.tollgate.gateway.policy.Policy;
import io.tollgate.gateway.policy.builtin.tokenintrospection.IntrospectionEndpoint.Active;
import io.tollgate.http.document.DocumentUnavailable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** In <em>access</em>: a token passes that its issuer says is active. */
final class TokenIntrospectionPolicy implements Policy {

  /** What the issuer's word comes to; a problem is for the log. */
  private record Word(@Nullable String problem) {}

  private final IntrospectionEndpoint endpoint;
  private final IntrospectionCache cache;
  private final Function<Call, @Nullable String> tokens;
  private final PhaseOutcome refused;

  /**
   * @param tokens finds the token of a call
   * @param failed how the service refuses; its text gets a newline
   */
  TokenIntrospectionPolicy(
      IntrospectionEndpoint endpoint,
      IntrospectionCache cache,
      Function<Call, @Nullable String> tokens,
      Refusal failed) {
    this.endpoint = endpoint;
    this.cache = cache;
    this.tokens = tokens;
    OwnAnswer answer = failed.answer();
    this.refused =
        new PhaseOutcome.Refused(
            new Refusal(
                failed.reason(),
                new OwnAnswer(answer.status(), answer.contentType(), answer.body() + "\n", null)));
  }

  @Override
  public PhaseOutcome access(Call call) {
    if (call.takeOutcome() instanceof Word(String problem)) {
      if (problem == null) {
        return PhaseOutcome.CONTINUE;
      }
      ErrorLog.tokenRefused(call, problem);
      return refused;
    }
    String token = tokens.apply(call);
    if (token == null) {
      ErrorLog.tokenRefused(call, "there is none to ask the issuer about");
      return refused;
    }
    if (cache.isActive(token)) {
      return PhaseOutcome.CONTINUE;
    }
    Thread.ofVirtual().name("introspection").start(() -> call.resumeWith(ask(token)));
    return PhaseOutcome.SUSPENDED;
  }

  @Override
  public @Nullable String wouldAsk(Phase phase, Call call) {
    String token = phase == Phase.ACCESS ? tokens.apply(call) : null;
    return token == null || cache.isActive(token)
        ? null
        : "the issuer at %s whether the token is active".formatted(endpoint.place());
  }

  private Word ask(String token) {
    try {
      Active answer = endpoint.ask(token);
      if (answer == null) {
        return new Word("the issuer does not say that it is active");
      }
      cache.keep(token, answer);
      return new Word(null);
    } catch (DocumentUnavailable e) {
      return new Word("the issuer cannot be asked: " + e.failure());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Word("the gateway stops");
    } catch (RuntimeException e) {
      return new Word("the issuer cannot be asked: " + e.getClass().getName());
    }
  }
}
