package io.tollgate.backend.api;

import io.tollgate.backend.BackendSettings;
import org.junit.jupiter.api.Nested;

/**
 * The suites whose calls take another path while checking and counting are two steps, as the
 * reference does (4.5, 10). {@link OnlyWhatIsAskedFor} looks at every answer.
 */
class WithoutStrictLimitsTest {

  private static BackendSettings notStrict() {
    return BackendSettings.DEFAULT.with(BackendSettings.CallRules.DEFAULT.notStrict());
  }

  @Nested
  class Transcripts extends TranscriptTest {
    @Override
    BackendSettings settings() {
      return notStrict();
    }
  }

  @Nested
  class Authreps extends AuthrepTest {
    @Override
    BackendSettings settings() {
      return notStrict();
    }
  }

  @Nested
  class Limits extends LimitsTest {
    @Override
    BackendSettings settings() {
      return notStrict();
    }
  }

  @Nested
  class OptionsAndHeaders extends OptionsTest {
    @Override
    BackendSettings settings() {
      return notStrict();
    }
  }

  @Nested
  class RateLimits extends RateLimitHeadersTest {
    @Override
    BackendSettings settings() {
      return notStrict();
    }
  }

  @Nested
  class OAuthCalls extends OAuthTest {
    @Override
    BackendSettings settings() {
      return notStrict();
    }
  }

  @Nested
  class Counters extends CountersTest {
    @Override
    BackendSettings settings() {
      return notStrict();
    }
  }

  @Nested
  class Repetitions extends IdempotencyTest {
    @Override
    BackendSettings settings() {
      return notStrict();
    }
  }

  @Nested
  class Events extends EventsTest {
    @Override
    BackendSettings settings() {
      return notStrict();
    }
  }
}
