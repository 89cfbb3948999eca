package io.tollgate.backend.api;

import io.micrometer.core.instrument.MeterRegistry;
import io.tollgate.backend.Backend;
import io.tollgate.backend.BackendSettings;
import java.time.InstantSource;

/**
 * Opens the backend that a suite is played on. Each storage has its own; opened again after it was
 * closed, the backend holds what it held.
 */
@FunctionalInterface
interface BackendUnderTest {

  /** The version that the backend says it has. */
  String VERSION = "1.2.3";

  Backend open(InstantSource clock, BackendSettings settings, MeterRegistry meters);
}
