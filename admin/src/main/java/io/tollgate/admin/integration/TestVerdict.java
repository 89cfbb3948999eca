package io.tollgate.admin.integration;

import io.tollgate.admin.outgoing.OutgoingResult;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What comes of the answer to a test call: the table of portals.md, 4.2. */
final class TestVerdict {
  private static final String FAILED = "Test request failed";
  private static final int LONGEST_DETAIL = 1_000;

  private TestVerdict() {}

  /**
   * @param noMatch how the product's gateway says that no rule fits
   * @param now epoch milliseconds
   */
  static TestResult of(OutgoingResult result, RefusalAnswer noMatch, long now) {
    return switch (result) {
      case OutgoingResult.TimedOut() ->
          new TestResult.Failed(
              FAILED + ": execution expired",
              "",
              "The API must be reachable from where the gateway runs. If it is open to the public,"
                  + " let it refuse calls without the shared secret, by which it knows the"
                  + " gateway.");
      case OutgoingResult.Refused(String reason) -> failed(reason);
      case OutgoingResult.Failed(String reason) -> failed(reason);
      case OutgoingResult.Answered answer -> answered(answer, noMatch, now);
    };
  }

  private static TestResult failed(String reason) {
    return new TestResult.Failed(FAILED + ": " + reason, "", null);
  }

  private static TestResult answered(
      OutgoingResult.Answered answer, RefusalAnswer noMatch, long now) {
    if (answer.status() / 100 == 2) {
      return new TestResult.Passed(now);
    }
    String body = new String(answer.body(), StandardCharsets.UTF_8);
    return new TestResult.Failed(
        FAILED + " with HTTP code " + answer.status(),
        body.length() <= LONGEST_DETAIL ? body : body.substring(0, LONGEST_DETAIL),
        hint(answer.status(), body.strip(), noMatch));
  }

  private static @Nullable String hint(int status, String body, RefusalAnswer noMatch) {
    if (status == 405) {
      return "The endpoint must accept GET: no other method is used for the test.";
    }
    if (status == 403 && body.equals("Authentication parameters missing")) {
      return "The API itself may demand credentials; then the test cannot succeed.";
    }
    if (status == 403 && body.equals("Authentication failed")) {
      return "Is there an application with credentials under this product? The sample application"
          + " made at sign-up may have been deleted.";
    }
    if (status == 404 && body.equals(noMatch.body().strip())) {
      return "No mapping rule fits the path of the test.";
    }
    return null;
  }
}
