package io.tollgate.backend.api;

import io.tollgate.backend.BackendSettings;
import io.tollgate.backend.store.journal.FsyncMode;

/** The same cases while checking and counting are two steps. */
class AuthrepWithoutStrictLimitsTest extends AuthrepTest {

  @Override
  BackendSettings settings() {
    return new BackendSettings(FsyncMode.EVERY_SECOND, false, false, 0, false);
  }
}
