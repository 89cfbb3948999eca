package io.tollgate.backend.api;

import static io.tollgate.backend.api.ApiFixture.C;
import static io.tollgate.backend.api.ApiFixture.error;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.RawMessage;
import org.junit.jupiter.api.Test;

/** The bounds of 1.2 on each way in: query, form and multipart body, whole or in chunks. */
class SizesTest extends ApiCases {

  private static final String MULTIPART = "multipart/form-data; boundary=xyz";
  private static final int MAX_BYTES = 4 << 20;

  @Test
  void bounds_the_number_of_parameters() {
    String many = "a=1&".repeat(4200) + "b=2";
    String message = "total number of query parameters (4201) exceeds limit (4096)";

    refused(f.authorize(many), message);
    refused(f.oauthAuthrep(many), message);
    refused(f.post(many), message);
    refused(f.postTo("/transactions.xml?" + many, "", ""), message);
    restart(settings().with(settings().calls().acceptingGetBodies()));
    refused(f.authorize(C, form(many)), message);
    assertThat(f.authorize(C + "&a=1".repeat(4094)).status()).isEqualTo(200);
    assertThat(f.authorize("a=1" + "&a=1".repeat(4095), form(C)).status()).isEqualTo(200);
  }

  @Test
  void bounds_the_depth_of_names() {
    String deep = "a" + "[b]".repeat(32);
    String message = "nesting of parameters (33) exceeds limit (32)";

    refused(f.authrep(deep + "=1"), message);
    refused(f.post(deep + "=1"), message);
    refused(f.post("a[]" + "[b]".repeat(31) + "=1"), message);
    refused(f.postTo("/transactions.xml", MULTIPART, part(deep) + "--xyz--\r\n"), message);
    restart(settings().with(settings().calls().acceptingGetBodies()));
    refused(f.authorize(C, form(deep + "=1")), message);
    assertThat(f.authorize(C + "&a" + "[b]".repeat(31) + "=1").status()).isEqualTo(200);
  }

  @Test
  void bounds_the_bytes_of_query_and_body() {
    String large = "a=" + "x".repeat(MAX_BYTES - 1);

    refused(f.authrep(large), "total query size exceeds limit (4194304)");
    refused(
        f.postTo("/transactions.xml?" + large, "", ""), "total query size exceeds limit (4194304)");
    refused(f.post(large), "total body size exceeds limit (4194304)");
    refused(inChunks(large), "total body size exceeds limit (4194304)");
    refused(f.authorize(C, form(large)), "total body size exceeds limit (4194304)");
    assertThat(f.post(large.substring(1)).status()).isEqualTo(403);
  }

  private RawMessage inChunks(String body) {
    try (RawClient client = new RawClient(f.address())) {
      return client
          .send("POST /transactions.xml HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
          .send(Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n")
          .read();
    }
  }

  private static String form(String form) {
    return "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
        + form.length()
        + "\r\n\r\n"
        + form;
  }

  private static String part(String name) {
    return "--xyz\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n1\r\n";
  }

  private static void refused(RawMessage answer, String message) {
    assertThat(answer.body()).isEqualTo(error("bad_request", message));
    assertThat(answer.status()).isEqualTo(400);
  }
}
