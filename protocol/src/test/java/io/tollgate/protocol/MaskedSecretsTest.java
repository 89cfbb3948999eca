package io.tollgate.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.protocol.administration.BackendApplication;
import io.tollgate.protocol.administration.BackendService;
import io.tollgate.protocol.administration.BackendService.AuthenticationMode;
import io.tollgate.protocol.authorization.AuthorizationOptions;
import io.tollgate.protocol.authorization.AuthorizationRequest;
import io.tollgate.protocol.authorization.BackendAuthentication.ProviderKey;
import io.tollgate.protocol.authorization.BackendAuthentication.ServiceToken;
import io.tollgate.protocol.authorization.Credentials.AppId;
import io.tollgate.protocol.authorization.Credentials.UserKey;
import io.tollgate.protocol.authorization.Usage;
import io.tollgate.protocol.gateway.ConfigurationReader;
import io.tollgate.protocol.gateway.Environment;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a log line or an error may show of the records that carry secrets. */
class MaskedSecretsTest {

  @Test
  void credentials_show_the_public_id_only() {
    assertThat(new UserKey("s3cret")).hasToString("UserKey[***]");
    assertThat(new AppId("app", "s3cret")).hasToString("AppId[app, ***]");
    assertThat(new ServiceToken("s3cret")).hasToString("ServiceToken[***]");
    assertThat(new ProviderKey("s3cret")).hasToString("ProviderKey[***]");
  }

  @Test
  void an_authorization_request_shows_no_secret() {
    AuthorizationRequest request =
        new AuthorizationRequest(
            new ServiceToken("s3cret"),
            "7",
            new UserKey("s3cret"),
            Usage.NONE,
            null,
            null,
            AuthorizationOptions.NONE);
    assertThat(request.toString()).contains("7").doesNotContain("s3cret");
  }

  @Test
  void services_and_applications_of_the_backend_show_no_secret() {
    Set<String> secret = Set.of("s3cret");
    BackendApplication application =
        new BackendApplication("7", "app", "active", null, "Gold", null, secret, secret, Set.of());
    assertThat(application.toString()).contains("app", "Gold").doesNotContain("s3cret");
    BackendService service =
        new BackendService(
            "7",
            "s3cret",
            AuthenticationMode.USER_KEY,
            false,
            true,
            false,
            secret,
            List.of(),
            List.of(),
            Set.of());
    assertThat(service.toString()).contains("7").doesNotContain("s3cret");
  }

  @Test
  void a_configuration_shows_no_secret() {
    String document =
        """
        {"provider_key":"s3cret","x":"s3cret","services":[{"id":7,"y":"s3cret",
         "backend_authentication_type":"service_token","backend_authentication_value":"s3cret",
         "proxy":{"secret_token":"s3cret","z":"s3cret"}}]}""";
    assertThat(new ConfigurationReader(Environment.PRODUCTION).read(document).toString())
        .contains("7")
        .doesNotContain("s3cret");
  }
}
