package io.tollgate.backend.api;

import io.tollgate.backend.BackendSettings;
import io.tollgate.backend.BackendSettings.CallRules;

/** The same cases while checking and counting are two steps. */
class AuthrepWithoutStrictLimitsTest extends AuthrepTest {

  @Override
  BackendSettings settings() {
    return BackendSettings.DEFAULT.with(CallRules.DEFAULT.notStrict());
  }
}
