package io.tollgate.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.protocol.gateway.ConfigurationReader;
import io.tollgate.protocol.gateway.Environment;
import io.tollgate.protocol.gateway.ServiceConfiguration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Secrets of a URL are hidden, the rest is readable (gateway.md, 4.3). */
class CredentialMaskTest {

  private final ServiceConfiguration service = service();

  private static ServiceConfiguration service() {
    String document =
        "{\"services\":[{\"proxy\":{\"auth_user_key\":\"api-key\",\"auth_app_key\":\"pass\"}}]}";
    if (new ConfigurationReader(Environment.PRODUCTION).read(document)
        instanceof ConfigurationReader.Read read) {
      return read.configuration().services().getFirst().service();
    }
    throw new AssertionError(document);
  }

  @ParameterizedTest
  @CsvSource({
    "/a,/a",
    "/a?,/a?",
    "/user_key=x,/user_key=x",
    "/a?user_key=x,/a?user_key=***",
    "/a?b=1&USER_KEY=x&c,/a?b=1&USER_KEY=***&c",
    "/a?app_id=i&app_key=k&access_token=t,/a?app_id=i&app_key=***&access_token=***",
    "/a?my_user_key=x,/a?my_user_key=x",
    "/a?api-key=x&pass=y,/a?api-key=***&pass=***",
    "/a?user_key&service_token=,/a?user_key&service_token=***",
    "http://h/?provider_key=p#f,http://h/?provider_key=***"
  })
  void hides_values_of_secrets(String url, String masked) {
    assertThat(CredentialMask.mask(url, service)).isEqualTo(masked);
  }
}
