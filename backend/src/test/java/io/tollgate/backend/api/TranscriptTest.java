package io.tollgate.backend.api;

import static io.tollgate.backend.api.ApiFixture.C;
import static io.tollgate.backend.api.ApiFixture.options;
import static io.tollgate.backend.api.Transcript.answer;
import static io.tollgate.backend.api.Transcript.error;
import static io.tollgate.backend.api.Transcript.probe;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.http.testkit.RawClient;
import io.tollgate.http.testkit.RawMessage;
import io.tollgate.protocol.administration.BackendService.AuthenticationMode;
import io.tollgate.protocol.time.Period;
import org.junit.jupiter.api.Test;

/** One answer of each kind, whole, as sections 1 to 4 have it: what existing clients rely on. */
class TranscriptTest extends ApiCases {

  private static final String AUTHORIZED = "<status><authorized>true</authorized>";
  private static final String REJECTED = "<status><authorized>false</authorized>";
  private static final String GOLD = "<plan>Gold</plan>";

  @Test
  @ConformanceCase("SM-135")
  void of_calls_that_may_pass() {
    answer(200, AUTHORIZED + GOLD + "</status>").matches(f.authorize(C));
    f.service.limit("hits", Period.DAY, 10).limit("hits", Period.ETERNITY, 100);

    answer(200, AUTHORIZED + GOLD + reports(0) + "</status>").matches(f.authorize(C));
    answer(200, AUTHORIZED + GOLD + reports(2) + "</status>")
        .matches(f.authrep(C + "&usage[hits]=2"));
    answer(
            200,
            AUTHORIZED + GOLD + reports(2) + "</status>",
            "3scale-limit-remaining: 4",
            "3scale-limit-reset: 13790",
            "3scale-limit-max-value: 10")
        .matches(f.authorize(C + "&usage[hits]=2", options("limit_headers=1")));
    answer(200, "").matches(f.authorize(C, options("no_body=1")));
  }

  @Test
  @ConformanceCase("SM-135")
  void of_calls_that_may_not() {
    f.service.limit("hits", Period.DAY, 10).limit("hits", Period.ETERNITY, 100);

    answer(
            409,
            REJECTED
                + "<reason>usage limits are exceeded</reason>"
                + GOLD
                + reports(0)
                + "</status>",
            "3scale-rejection-reason: limits_exceeded",
            "3scale-limit-remaining: 0",
            "3scale-limit-reset: 13790",
            "3scale-limit-max-value: 10")
        .matches(
            f.authrep(C + "&usage[hits]=11", options("rejection_reason_header=1&limit_headers=1")));
    f.app1.keys("k1");
    answer(
            409,
            REJECTED
                + "<reason>application key \"bad\" is invalid</reason>"
                + GOLD
                + reports(0)
                + "</status>")
        .matches(f.authorize(C + "&app_key=bad"));
    answer(409, "", "3scale-rejection-reason: application_key_invalid")
        .matches(f.authrep(C, options("no_body=1&rejection_reason_header=1")));
  }

  @Test
  @ConformanceCase("SM-135")
  void of_oauth_calls() {
    f.app1.redirectUrl("http://x.y/");
    String client =
        "<application><id>app1</id><key></key><redirect_url>http://x.y/</redirect_url>"
            + "</application>";

    answer(409, REJECTED + "<reason>oauth is not enabled</reason>" + client + GOLD + "</status>")
        .matches(f.oauthAuthorize(C));
    f.service.mode(AuthenticationMode.OAUTH);
    answer(200, AUTHORIZED + client + GOLD + "</status>").matches(f.oauthAuthrep(C));
    error(404, "access_token_invalid", "access_token \"T\" is invalid: expired or never defined")
        .matches(f.oauthAuthorize("provider_key=pk&access_token=T"));
  }

  @Test
  @ConformanceCase("SM-135")
  void of_calls_that_cannot_be_understood() {
    error(400, "bad_request", "Invalid query parameters: invalid %-encoding")
        .matches(f.authorize(C + "&a=%zz"));
    error(
            400,
            "end_users_no_longer_supported",
            "End-users are no longer supported, do not specify the user_id parameter")
        .matches(f.authrep(C + "&user_id=1"));
    error(403, "request_body_not_allowed", "GET requests must not carry a body")
        .matches(f.authorize(C, "Content-Length: 3\r\n\r\nx=1"));
    answer(403, "").matches(f.authorize(C + "&usage=5"));
    error(403, "usage_value_invalid", "usage value \"abc\" for metric \"hits\" is invalid")
        .matches(f.authorize(C + "&usage[hits]=abc"));
    error(404, "metric_invalid", "metric \"nope\" is invalid")
        .matches(f.authorize(C + "&usage[nope]=1"));
    error(422, "service_id_missing", "Service ID is missing")
        .matches(f.authorize("service_token=tok&app_id=app1"));
    error(422, "not_valid_data", "all data must be valid UTF8")
        .matches(f.authorize("provider_key=pk&app_id=%ff"));
  }

  @Test
  @ConformanceCase("SM-135")
  void of_credentials_that_are_wrong() {
    error(
            403,
            "provider_key_or_service_token_required",
            "Provider key or service token are required")
        .matches(f.authorize("app_id=app1"));
    error(403, "service_token_invalid", "service token \"no\" or service id \"100\" is invalid")
        .matches(f.authorize("service_token=no&service_id=100&app_id=app1"));
    error(
            403,
            "provider_key_invalid_or_service_missing",
            "provider key \"zz\" invalid and/or service ID missing")
        .matches(f.authorize("provider_key=zz&app_id=app1"));
    error(403, "provider_key_invalid", "provider key \"zz\" is invalid")
        .matches(f.authorize("provider_key=zz&service_id=100&app_id=app1"));
    error(403, "service_id_invalid", "service id \"9\" is invalid")
        .matches(f.authorize("provider_key=pk&service_id=9&app_id=app1"));
    error(403, "authentication_error", "either app_id or user_key is allowed, not both")
        .matches(f.authorize(C + "&user_key=uk1"));
    error(404, "application_not_found", "application with id=\"&lt;b&gt;\" was not found")
        .matches(f.authorize("provider_key=pk&app_id=%3Cb%3E"));
    f.service.mode(AuthenticationMode.USER_KEY);
    error(403, "user_key_invalid", "user key \"no\" is invalid")
        .matches(f.authorize("provider_key=pk&user_key=no"));
  }

  @Test
  @ConformanceCase("SM-135")
  void of_reports() {
    answer(202, "").matches(f.report("usage[hits]=1"));
    answer(202, "").matches(f.report("usage[nope]=1"));
    error(400, "content_type_invalid", "invalid Content-Type: text/plain")
        .matches(f.postTo("/transactions.xml", "text/plain", "x"));
    error(400, "transactions_is_blank", "transactions parameter is blank")
        .matches(f.post("provider_key=pk"));
    error(400, "transactions_format_invalid", "transactions format is invalid")
        .matches(f.post("provider_key=pk&transactions=x"));
    error(400, "transactions_has_nil_transaction", "transactions has a nil transaction")
        .matches(f.post("provider_key=pk&transactions[0]"));
  }

  @Test
  @ConformanceCase("SM-135")
  void of_probes_and_of_what_is_not_there() {
    probe("text/plain;charset=utf-8", "ok").matches(f.get("/check.txt"));
    probe("application/json", "{\"status\":\"ok\",\"version\":{\"backend\":\"1.2.3\"}}")
        .matches(f.get("/status"));
    answer(404, "").matches(f.get("/transactions.xml"));
    answer(404, "").matches(f.get("/nowhere"));
    answer(200, "").matches(head("HEAD /available"));
    answer(404, "").matches(f.get("/available"));
    answer(200, "").matches(head("HEAD /transactions/authrep.xml?" + C));
    error(404, "application_not_found", "")
        .withoutBody()
        .matches(head("HEAD /transactions/authrep.xml?provider_key=pk"));
    answer(
            204,
            "",
            "access-control-max-age: 86400",
            "access-control-allow-methods: GET, POST, PATCH, PUT, DELETE",
            "access-control-allow-headers: Authorization, Accept-Encoding, Content-Type,"
                + " Cache-Control, Accept, If-Match, If-Modified-Since, If-None-Match,"
                + " If-Unmodified-Since, X-Requested-With, X-HTTP-Method-Override, 3scale-options")
        .matches(head("OPTIONS /transactions/authorize.xml"));
  }

  @Test
  @ConformanceCase("SM-135")
  void of_a_provider_that_calls_too_often() {
    restart(settings().with(settings().calls().atMost(1)));

    answer(200, AUTHORIZED + GOLD + "</status>").matches(f.authorize(C));
    error(428, "too_many_requests", "too many requests", "retry-after: 1").matches(f.authorize(C));
  }

  /** Of ten a day and a hundred for ever, when so many are used. */
  private static String reports(int used) {
    return "<usage_reports><usage_report metric=\"hits\" period=\"eternity\">"
        + "<max_value>100</max_value><current_value>"
        + used
        + "</current_value></usage_report><usage_report metric=\"hits\" period=\"day\">"
        + "<period_start>2010-05-20 00:00:00 +0000</period_start>"
        + "<period_end>2010-05-21 00:00:00 +0000</period_end><max_value>10</max_value>"
        + "<current_value>"
        + used
        + "</current_value></usage_report></usage_reports>";
  }

  private RawMessage head(String methodAndTarget) {
    try (RawClient client = new RawClient(f.address())) {
      return client.send(methodAndTarget + " HTTP/1.1\r\nHost: x\r\n\r\n").readHead();
    }
  }
}
