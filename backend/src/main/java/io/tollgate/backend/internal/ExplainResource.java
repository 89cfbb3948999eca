package io.tollgate.backend.internal;

import io.tollgate.backend.authorization.CallExplainer;
import io.tollgate.backend.explanation.ExplanationJson;
import io.tollgate.backend.internal.route.InternalRequest;
import io.tollgate.backend.internal.route.Reply;
import io.tollgate.backend.telemetry.CallMeter.Endpoint;
import io.tollgate.protocol.administration.Attributes;
import io.tollgate.protocol.administration.InvalidAttributeException;
import java.util.Map;
import java.util.Objects;

/** Why a call would be decided as it would be (12, ruling 18). */
final class ExplainResource {

  private static final Map<String, Endpoint> ENDPOINTS =
      Map.of(
          "authorize", Endpoint.AUTHORIZE,
          "authrep", Endpoint.AUTHREP,
          "oauth_authorize", Endpoint.OAUTH_AUTHORIZE,
          "oauth_authrep", Endpoint.OAUTH_AUTHREP);

  private final CallExplainer explainer;

  ExplainResource(CallExplainer explainer) {
    this.explainer = explainer;
  }

  Reply explain(InternalRequest request) throws InvalidAttributeException {
    Attributes parameters = request.parameters();
    String query = parameters.requiredText("query");
    String name = Objects.requireNonNullElse(parameters.text("endpoint"), "authrep");
    String options = Objects.requireNonNullElse(parameters.text("options"), "");
    Endpoint endpoint = ENDPOINTS.get(name);
    return endpoint == null
        ? Reply.error(
            400, "endpoint is none of authorize, authrep, oauth_authorize and oauth_authrep")
        : Reply.found(
            "explanation",
            ExplanationJson.whole(explainer.explain(endpoint, query, options).join()));
  }
}
