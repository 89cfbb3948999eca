package io.tollgate.backend.authorization;

import static io.tollgate.backend.authorization.Asked.oauthAuthorize;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.backend.authorization.Decision.Admitted;
import io.tollgate.backend.authorization.Decision.Denied;
import io.tollgate.backend.authorization.Decision.Failed;
import io.tollgate.backend.error.ServiceError;
import io.tollgate.protocol.administration.BackendService.AuthenticationMode;
import io.tollgate.protocol.authorization.RejectionReason;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order of 2.2 for the endpoints of OAuth; their answers are tested through the socket. */
class OAuthChecksTest {

  private static final String STORED = "http://x/?a=1&b=2";

  @TempDir Path directory;
  private Desk desk;

  @BeforeEach
  void open() {
    desk = new Desk(directory);
    desk.mode(AuthenticationMode.OAUTH);
    desk.application(STORED, "k1");
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void knows_no_access_token_and_keeps_it_out_of_the_error_list() {
    assertThat(refusal("access_token", "T"))
        .isEqualTo(
            new Refusal(
                RejectionReason.ACCESS_TOKEN_INVALID,
                "access_token \"T\" is invalid: expired or never defined"));
    assertThat(desk.errors.of("100"))
        .extracting(ServiceError::message)
        .containsExactly("access_token \"***\" is invalid: expired or never defined");
  }

  @Test
  void asks_for_the_client_id_before_the_mode_matters() {
    Refusal missing =
        new Refusal(RejectionReason.APPLICATION_NOT_FOUND, "application id is missing");
    for (AuthenticationMode mode : AuthenticationMode.values()) {
      desk.mode(mode);
      assertThat(refusal("user_key", "uk1")).isEqualTo(missing);
      assertThat(refusal("access_token", " ")).isEqualTo(missing);
    }
    desk.mode(AuthenticationMode.USER_KEY);
    assertThat(refusal("app_id", "app1"))
        .isEqualTo(new Refusal(RejectionReason.USER_KEY_INVALID, "user key is missing"));
  }

  @Test
  void refuses_services_of_another_mode_before_the_key() {
    desk.mode(AuthenticationMode.APP_ID);

    assertThat(refusal("app_id", "app1", "app_key", "bad"))
        .isEqualTo(new Refusal(RejectionReason.OAUTH_NOT_ENABLED, "oauth is not enabled"));
  }

  @Test
  void takes_an_absent_key_but_no_empty_one() {
    assertThat(desk.decide(oauthAuthorize("app_id", "app1"))).isInstanceOf(Admitted.class);

    desk.application(STORED);
    assertThat(refusal("app_id", "app1", "app_key", ""))
        .isEqualTo(
            new Refusal(RejectionReason.APPLICATION_KEY_INVALID, "application key is missing"));
  }

  @Test
  void examines_the_key_before_the_redirect() {
    assertThat(refusal("app_id", "app1", "app_key", "bad", "redirect_url", "http://bad"))
        .extracting(Refusal::reason)
        .isEqualTo(RejectionReason.APPLICATION_KEY_INVALID);
  }

  @Test
  void compares_the_redirect_that_was_sent_url_before_uri() {
    assertThat(refusal("app_id", "app1", "redirect_uri", "http://bad"))
        .isEqualTo(
            new Refusal(
                RejectionReason.REDIRECT_URI_INVALID, "redirect_uri \"http://bad\" is invalid"));
    assertThat(refusal("app_id", "app1", "redirect_url", "http://bad", "redirect_uri", STORED))
        .isEqualTo(
            new Refusal(
                RejectionReason.REDIRECT_URL_INVALID, "redirect_url \"http://bad\" is invalid"));
    assertThat(
            desk.decide(
                oauthAuthorize("app_id", "app1", "redirect_url", "", "redirect_uri", "http://bad")))
        .isInstanceOf(Admitted.class);
    assertThat(desk.decide(oauthAuthorize("app_id", "app1", "redirect_uri", STORED)))
        .isInstanceOf(Admitted.class);
  }

  @Test
  void refuses_any_redirect_when_none_is_stored() {
    desk.application(null);

    assertThat(refusal("app_id", "app1", "redirect_url", "http://x"))
        .extracting(Refusal::reason)
        .isEqualTo(RejectionReason.REDIRECT_URL_INVALID);
  }

  private Refusal refusal(String... pairs) {
    return switch (desk.decide(oauthAuthorize(pairs))) {
      case Denied(_, Refusal refusal, _) -> refusal;
      case Failed(_, Refusal refusal) -> refusal;
      case Decision other -> throw new AssertionError("not refused: " + other);
    };
  }
}
