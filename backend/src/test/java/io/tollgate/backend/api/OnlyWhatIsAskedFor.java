package io.tollgate.backend.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.http.testkit.RawMessage;
import java.util.Locale;

/**
 * Holds against every answer that a suite sees: what the reference does not send is sent only to
 * who asks for it (10, SM-135).
 */
final class OnlyWhatIsAskedFor {

  private OnlyWhatIsAskedFor() {}

  static void check(String request, RawMessage answer) {
    boolean outOfService = answer.status() == 428 || answer.status() == 503;
    boolean rates = request.contains("rate_limit_headers=1");
    boolean explanation = request.contains("explain=1");
    for (String header : answer.headers()) {
      String name = header.substring(0, header.indexOf(':')).toLowerCase(Locale.ROOT);
      if (name.startsWith("ratelimit-")) {
        assertThat(rates).as(header).isTrue();
      } else if (name.equals("retry-after")) {
        assertThat(rates || outOfService).as(header).isTrue();
      } else if (name.startsWith("tollgate-")) {
        assertThat(explanation).as(header).isTrue();
      }
    }
  }
}
