package io.tollgate.backend.api;

import static io.tollgate.backend.api.ApiFixture.error;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.http.testkit.RawMessage;
import org.junit.jupiter.api.Test;

/** In which forms a report may come, and what is refused before it is looked at. */
class ReportFormsTest extends ApiCases {

  @Test
  @ConformanceCase({"SM-99", "SM-100", "SM-101"})
  void refuses_transactions_of_another_shape() {
    for (String blank : new String[] {"", "&transactions=", "&transactions"}) {
      refused(blank, "transactions_is_blank", "transactions parameter is blank");
    }
    for (String misshapen :
        new String[] {
          "&transactions=x",
          "&transactions[][app_id]=app1",
          "&transactions[0]=x",
          "&transactions[0][usage]=5"
        }) {
      refused(misshapen, "transactions_format_invalid", "transactions format is invalid");
    }
    refused(
        "&transactions[0]",
        "transactions_has_nil_transaction",
        "transactions has a nil transaction");
    refused(
        "&transactions[0][user_id]=1",
        "end_users_no_longer_supported",
        "End-users are no longer supported, do not specify the user_id parameter");
    assertThat(f.backend.errors().of("100")).isEmpty();
  }

  private void refused(String transactions, String code, String message) {
    RawMessage answer = f.post("provider_key=pk" + transactions);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo(error(code, message));
  }

  @Test
  @ConformanceCase("SM-102")
  void refuses_other_content_types_before_all_else() {
    RawMessage answer =
        f.postTo("/transactions.xml?a=%zz", "application/json; charset=utf-8", "{}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo(error("content_type_invalid", "invalid Content-Type: application/json"));
  }

  @Test
  @ConformanceCase("SM-103")
  void takes_forms_of_every_kind_and_fields_in_the_query() {
    String form = "provider_key=pk&transactions[0][app_id]=app1&transactions[0][usage][hits]=1";
    String multipart =
        part("provider_key", "pk")
            + part("transactions[0][app_id]", "app1")
            + part("transactions[0][usage][hits]", "1")
            + "--xyz--\r\n";

    assertThat(f.postTo("/transactions.xml", "", form).status()).isEqualTo(202);
    assertThat(
            f.postTo("/transactions.xml", "multipart/form-data; boundary=xyz", multipart).status())
        .isEqualTo(202);
    assertThat(
            f.postTo("/transactions.xml", "APPLICATION/X-WWW-FORM-URLENCODED; charset=x", form)
                .status())
        .isEqualTo(202);
    assertThat(f.postTo("/transactions.xml?" + form, "", "").status()).isEqualTo(202);
    assertThat(f.stored("hits")).isEqualTo(4);
  }

  @Test
  void refuses_a_multipart_body_that_is_not_whole() {
    String type = "multipart/form-data; boundary=\"xyz\"";
    malformed("multipart/form-data", "x", "its Content-Type names no boundary");
    malformed(type, "nothing like it", "it breaks off");
    malformed(type, part("provider_key", "pk"), "it breaks off");
    malformed(type, part("a", "1") + "--xyz\r\nContent-Disp", "it breaks off");
    malformed(type, part("a", "1").repeat(4097) + "--xyz--\r\n", "it has more than 4096 parts");
  }

  private void malformed(String type, String body, String why) {
    RawMessage answer = f.postTo("/transactions.xml", type, body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo(error("bad_request", "Invalid multipart/form-data body: " + why));
  }

  @Test
  void takes_a_multipart_body_of_many_parts_in_utf8() {
    f.service.metric("9", "größe", null);
    String usage = new String("transactions[0][usage][größe]".getBytes(UTF_8), ISO_8859_1);
    String parts =
        part("provider_key", "pk")
            + part("transactions[0][app_id]", "app1")
            + part(usage, "3")
            + part("x", "y".repeat(2000)).repeat(300)
            + part("app_id\"; filename=\"f", "a file")
            + "--xyz\r\n\r\nwithout a name\r\n"
            + "--xyz--\r\n";

    assertThat(f.postTo("/transactions.xml", "multipart/form-data; boundary=xyz", parts).status())
        .isEqualTo(202);
    assertThat(f.stored("größe")).isEqualTo(3);
  }

  private static String part(String name, String value) {
    return "--xyz\r\nContent-Disposition: form-data; name=\""
        + name
        + "\"\r\n\r\n"
        + value
        + "\r\n";
  }
}
