package io.tollgate.backend.api;

import io.tollgate.backend.api.parameter.FormDecoder;
import io.tollgate.backend.api.parameter.MalformedParametersException;
import io.tollgate.backend.api.parameter.Parameters;
import io.tollgate.backend.authorization.CallExplainer;
import io.tollgate.backend.authorization.Explainer;
import io.tollgate.backend.authorization.Refusal;
import io.tollgate.backend.explanation.Explanation;
import io.tollgate.backend.telemetry.CallMeter.Endpoint;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;

/** Explains a call from its text, decoded as a real one would be. */
public final class WireExplainer implements CallExplainer {

  private final Explainer explainer;
  private final InstantSource clock;

  public WireExplainer(Explainer explainer, InstantSource clock) {
    this.explainer = explainer;
    this.clock = clock;
  }

  @Override
  public CompletableFuture<Explanation> explain(Endpoint endpoint, String query, String options) {
    Parameters parameters;
    try {
      parameters = FormDecoder.decode(bytes(query));
    } catch (MalformedParametersException e) {
      return refused(e.refusal());
    }
    if (!parameters.validText()) {
      return refused(Refusal.NOT_UTF8);
    }
    CompletableFuture<Explanation> explained = new CompletableFuture<>();
    explainer.explain(
        WireQuestion.of(null, endpoint, parameters, Options.of(bytes(options)), null),
        clock.millis(),
        explained::complete);
    return explained;
  }

  private static CompletableFuture<Explanation> refused(Refusal refusal) {
    return CompletableFuture.completedFuture(Explainer.undecodable(refusal));
  }

  /** As it would come from the socket: one character for each byte. */
  private static String bytes(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
