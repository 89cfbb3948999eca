package io.tollgate.backend.authorization;

import io.tollgate.backend.explanation.Fact;
import io.tollgate.protocol.authorization.RejectionReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the client wants its users sent to where the application says (2.3). A {@code
 * redirect_url}, even an empty one, hides {@code redirect_uri}; empty asks for nothing.
 */
final class RedirectCheck implements Check {

  @Override
  public @Nullable Refusal examine(Inquiry inquiry) {
    String url = inquiry.question().redirectUrl();
    String stored = inquiry.application().redirectUrl();
    return url == null
        ? uri(inquiry.question().redirectUri(), stored)
        : compare(url, stored, RejectionReason.REDIRECT_URL_INVALID, "redirect_url");
  }

  @Override
  public String name() {
    return "redirect";
  }

  @Override
  public List<Fact> facts(Inquiry inquiry) {
    Question question = inquiry.question();
    return List.of(
        Fact.of("redirect_url", question.redirectUrl()),
        Fact.of("redirect_uri", question.redirectUri()),
        Fact.of("stored", inquiry.application().redirectUrl()));
  }

  private static @Nullable Refusal uri(@Nullable String uri, String stored) {
    return uri == null
        ? null
        : compare(uri, stored, RejectionReason.REDIRECT_URI_INVALID, "redirect_uri");
  }

  private static @Nullable Refusal compare(
      String given, String stored, RejectionReason reason, String parameter) {
    return given.isEmpty() || given.equals(stored)
        ? null
        : new Refusal(reason, parameter + " \"" + given + "\" is invalid");
  }
}
