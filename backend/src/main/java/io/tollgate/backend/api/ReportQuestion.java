package io.tollgate.backend.api;

import io.tollgate.backend.api.parameter.Parameters;
import io.tollgate.backend.authorization.Question;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a batch. Here a blank provider key or service id is not the same as none (5.1, step 2).
 */
record ReportQuestion(Parameters parameters) implements Question {

  @Override
  public @Nullable String providerKey() {
    return parameters.text("provider_key");
  }

  @Override
  public @Nullable String serviceToken() {
    return parameters.text("service_token");
  }

  @Override
  public @Nullable String serviceId() {
    return parameters.text("service_id");
  }

  /** Without the parameters: they carry secrets. */
  @Override
  public String toString() {
    return "ReportQuestion";
  }
}
