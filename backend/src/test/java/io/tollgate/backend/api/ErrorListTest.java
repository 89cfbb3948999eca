package io.tollgate.backend.api;

import static io.tollgate.backend.api.ApiFixture.options;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.backend.error.ContextInfo;
import io.tollgate.backend.error.ServiceError;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the error list tells of the requests behind its entries (2.5, 7.6). */
class ErrorListTest extends ApiCases {

  private static final String FORM = "application/x-www-form-urlencoded";

  @Test
  void shows_the_request_without_its_secrets() {
    f.authorize(
        "provider_key=pk&app_id=boo&app%5Fkey=S1&usage[hits]=1&[user_key]=S2&access_token=S3",
        options("no_body=0&hierarchy=1"), "User-Agent: curl/8");

    assertThat(context())
        .isEqualTo(
            new ContextInfo(
                "http://x/transactions/authorize.xml?provider_key=***&app_id=boo&app%5Fkey=***"
                    + "&usage[hits]=1&[user_key]=***&access_token=***",
                "GET",
                null,
                "curl/8",
                "127.0.0.1",
                null,
                null,
                Map.of("no_body", "0", "hierarchy", "1")));
  }

  @Test
  void shows_the_form_that_came_in_the_body() {
    restart(settings().with(settings().calls().acceptingGetBodies()));
    String form = "provider_key=pk&app_id=boo&x[user_key]=S1";
    f.authrep("", "Content-Type: " + FORM, "Content-Length: " + form.length() + "\r\n\r\n" + form);

    assertThat(context().formVars()).isEqualTo("provider_key=***&app_id=boo&x[user_key]=***");
    assertThat(context().contentType()).isEqualTo(FORM);
    assertThat(context().contentLength()).isEqualTo(Integer.toString(form.length()));
  }

  @Test
  void errors_of_a_batch_have_no_request() {
    f.report("usage[nope]=1");

    assertThat(newest().code()).isEqualTo("metric_invalid");
    assertThat(newest().context()).isNull();
  }

  @Test
  void keeps_of_an_enormous_request_what_an_entry_may_hold() {
    f.authorize("provider_key=pk&app_id=" + "b".repeat(1 << 20));

    assertThat(newest().message()).hasSizeLessThan(1100).startsWith("application with id=\"bbb");
    assertThat(context().url()).hasSizeLessThan(1100);
  }

  @Test
  void entries_outlive_a_restart_with_their_requests() {
    f.authorize("provider_key=pk&app_id=boo");
    ServiceError before = newest();

    restart(settings());
    assertThat(f.backend.errors().of("100")).containsExactly(before);
    f.backend.errors().clear("100");
    assertThat(f.backend.errors().of("100")).isEmpty();
    restart(settings());
    assertThat(f.backend.errors().of("100")).isEmpty();
  }

  private ServiceError newest() {
    return f.backend.errors().of("100").getFirst();
  }

  private ContextInfo context() {
    return Objects.requireNonNull(newest().context());
  }
}
