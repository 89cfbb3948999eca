package io.tollgate.backend.api;

import static io.tollgate.backend.api.ApiFixture.C;
import static io.tollgate.backend.api.ApiFixture.PROLOG;
import static io.tollgate.backend.api.ApiFixture.error;
import static io.tollgate.backend.api.ApiFixture.options;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.http.testkit.RawMessage;
import io.tollgate.protocol.time.Period;
import org.junit.jupiter.api.Test;

class LimitsTest extends ApiCases {

  /** The answer where there is no limit to report on. */
  private static final String ALL_OF_IT =
      PROLOG + "<status><authorized>true</authorized><plan>Gold</plan></status>";

  @Test
  @ConformanceCase("SM-55")
  void reports_on_each_limit_of_the_plan() {
    f.service.limit("hits", Period.DAY, 100).limit("hits", Period.MONTH, 10_000);
    f.clock.moveTo("2010-05-14T12:00:00Z");
    f.count("hits", 3);
    f.clock.moveTo("2010-05-15T00:00:00Z");
    f.count("hits", 2);

    assertThat(f.authorize(C).body())
        .isEqualTo(
            PROLOG
                + "<status><authorized>true</authorized><plan>Gold</plan><usage_reports>"
                + "<usage_report metric=\"hits\" period=\"month\">"
                + "<period_start>2010-05-01 00:00:00 +0000</period_start>"
                + "<period_end>2010-06-01 00:00:00 +0000</period_end>"
                + "<max_value>10000</max_value><current_value>5</current_value></usage_report>"
                + "<usage_report metric=\"hits\" period=\"day\">"
                + "<period_start>2010-05-15 00:00:00 +0000</period_start>"
                + "<period_end>2010-05-16 00:00:00 +0000</period_end>"
                + "<max_value>100</max_value><current_value>2</current_value></usage_report>"
                + "</usage_reports></status>");
  }

  @Test
  @ConformanceCase("SM-56")
  void without_limits_there_is_nothing_to_report() {
    assertThat(f.authorize(C).body()).isEqualTo(ALL_OF_IT);
  }

  @Test
  @ConformanceCase("SM-57")
  void eternity_has_no_start_and_no_end() {
    f.service.limit("hits", Period.ETERNITY, 10);
    f.count("hits", 3);

    assertThat(f.authorize(C).body())
        .contains(
            "<usage_report metric=\"hits\" period=\"eternity\"><max_value>10</max_value>"
                + "<current_value>3</current_value></usage_report>");
  }

  @Test
  @ConformanceCase("SM-58")
  void a_limit_that_is_passed_rejects_and_says_which() {
    f.service.limit("hits", Period.DAY, 4).limit("hits", Period.MONTH, 10);
    f.count("hits", 5);

    RawMessage answer = f.authorize(C, options("rejection_reason_header=1"));
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.header("3scale-rejection-reason")).isEqualTo("limits_exceeded");
    assertThat(answer.body())
        .contains("<reason>usage limits are exceeded</reason>")
        .contains("<usage_report metric=\"hits\" period=\"day\" exceeded=\"true\">")
        .contains("<usage_report metric=\"hits\" period=\"month\">");
  }

  @Test
  @ConformanceCase("SM-59")
  void exactly_at_the_limit_only_a_call_with_usage_is_too_much() {
    f.service.limit("hits", Period.DAY, 10);
    f.count("hits", 10);

    RawMessage without = f.authorize(C);
    assertThat(without.status()).isEqualTo(200);
    assertThat(without.body()).doesNotContain("exceeded");
    assertThat(f.authorize(C + "&usage[hits]=1").status()).isEqualTo(409);
  }

  @Test
  @ConformanceCase("SM-60")
  void usage_of_zero_still_checks_its_metric() {
    f.service.limit("hits", Period.DAY, 10);
    f.count("hits", 12);

    exceeded(f.authorize(C + "&usage[hits]=0"));
    assertThat(f.authorize(C + "&usage[other]=0").status()).isEqualTo(200);
  }

  @Test
  @ConformanceCase("SM-61")
  void authorize_predicts_and_shows_what_is_stored() {
    f.service.limit("hits", Period.DAY, 10);

    RawMessage fits = f.authorize(C + "&usage[hits]=10");
    RawMessage tooMuch = f.authorize(C + "&usage[hits]=11");
    assertThat(fits.status()).isEqualTo(200);
    assertThat(tooMuch.status()).isEqualTo(409);
    assertThat(fits.body()).contains("<current_value>0</current_value>");
    assertThat(tooMuch.body()).contains("<current_value>0</current_value>");
  }

  @Test
  @ConformanceCase("SM-62")
  void a_limit_of_zero_disables_the_metric() {
    f.service.limit("other", Period.DAY, 0);

    assertThat(f.authorize(C).status()).isEqualTo(200);
    exceeded(f.authorize(C + "&usage[other]=1"));
  }

  @Test
  @ConformanceCase("SM-63")
  void with_usage_the_limits_of_other_metrics_do_not_matter() {
    f.service.limit("hits", Period.DAY, 4).limit("other", Period.DAY, 4);
    f.count("other", 5);

    assertThat(f.authorize(C + "&usage[hits]=1").status()).isEqualTo(200);
    exceeded(f.authorize(C));
  }

  @Test
  @ConformanceCase("SM-64")
  void a_method_is_held_against_the_limits_of_its_metric() {
    f.service.limit("hits", Period.DAY, 4);
    f.count("hits", 5);

    exceeded(f.authorize(C + "&usage[search]=1"));
  }

  @Test
  @ConformanceCase({"SM-65", "SM-66"})
  void a_methods_usage_adds_to_its_metrics_unless_it_is_flat() {
    f.service.limit("hits", Period.DAY, 10);

    assertThat(f.authorize(C + "&usage[search]=6&usage[hits]=5").status()).isEqualTo(409);
    assertThat(f.authorize(C + "&usage[search]=11").status()).isEqualTo(409);
    assertThat(f.authorize(C + "&usage[search]=11", options("flat_usage=1")).status())
        .isEqualTo(200);
    assertThat(f.authorize(C + "&usage[search]=11", options("flat_usage=true")).status())
        .isEqualTo(409);
  }

  @Test
  @ConformanceCase({"SM-67", "SM-68"})
  void a_set_is_checked_by_itself() {
    f.service.limit("hits", Period.DAY, 100);
    f.count("hits", 50);

    RawMessage small = f.authorize(C + "&usage[hits]=%232");
    RawMessage large = f.authorize(C + "&usage[hits]=%23101");
    assertThat(small.status()).isEqualTo(200);
    assertThat(large.status()).isEqualTo(409);
    assertThat(small.body()).contains("<current_value>50</current_value>");
    exceeded(large);
    assertThat(large.body()).contains("<current_value>50</current_value>");
  }

  @Test
  @ConformanceCase({"SM-69", "SM-70"})
  void refuses_values_outside_the_grammar() {
    for (String value : new String[] {"abc", "-1", "1.5", "##3", "#"}) {
      RawMessage answer = f.authorize(C + "&usage[hits]=" + value.replace("#", "%23"));
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.body())
          .isEqualTo(
              error(
                  "usage_value_invalid",
                  "usage value \"" + value + "\" for metric \"hits\" is invalid"));
    }
    for (String usage : new String[] {"usage[hits]=", "usage[hits][x]=1", "usage[hits]"}) {
      RawMessage answer = f.authorize(C + "&" + usage);
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.body())
          .isEqualTo(
              error("usage_value_invalid", "usage value for metric \"hits\" can not be empty"));
    }
  }

  @Test
  @ConformanceCase("SM-71")
  void refuses_metrics_that_the_service_does_not_have() {
    RawMessage answer = f.authorize(C + "&usage[nope]=1");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).isEqualTo(error("metric_invalid", "metric \"nope\" is invalid"));
    assertThat(f.authorize(C + "&usage[%20hits%20]=1").status()).isEqualTo(200);
  }

  @Test
  @ConformanceCase("SM-72")
  void escapes_the_plans_name() {
    f.app1.planName("G & <Co> \"q\"");

    assertThat(f.authorize(C).body()).contains("<plan>G &amp; &lt;Co&gt; \"q\"</plan>");
  }

  @Test
  @ConformanceCase({"SM-73", "SM-74"})
  void lists_keys_and_hierarchy_only_for_who_asks_in_the_header() {
    f.service
        .limit("hits", Period.MONTH, 100)
        .limit("hits", Period.DAY, 10)
        .limit("search", Period.DAY, 4);

    assertThat(f.authorize(C, options("hierarchy=1&list_app_keys=1")).body())
        .endsWith(
            "</usage_reports><app_keys app=\"app1\" svc=\"100\"></app_keys><hierarchy>"
                + "<metric name=\"hits\" children=\"search\"/>"
                + "<metric name=\"hits\" children=\"search\"/>"
                + "<metric name=\"search\" children=\"\"/></hierarchy></status>");
    assertThat(f.authorize(C + "&hierarchy=1").body())
        .endsWith("</usage_reports></status>")
        .doesNotContain("hierarchy");
  }

  @Test
  void lists_the_first_256_keys_escaped() {
    String[] keys = new String[300];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = "k<\"%03d".formatted(i);
    }
    f.app1.keys(keys);

    String body = f.authorize(C + "&app_key=k%3C%22007", options("list_app_keys=1")).body();
    assertThat(body)
        .contains("<app_keys app=\"app1\" svc=\"100\"><key id=\"k&lt;&quot;000\"/>")
        .contains("<key id=\"k&lt;&quot;255\"/></app_keys>");
  }

  @Test
  @ConformanceCase("SM-75")
  void skips_the_limits_of_a_deleted_metric() {
    f.service.limit("other", Period.DAY, 1).limit("hits", Period.DAY, 2).deleteMetric("other");

    RawMessage answer = f.authorize(C);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body())
        .contains("<usage_report metric=\"hits\"")
        .doesNotContain("other")
        .doesNotContain("<max_value>1<");
  }

  @Test
  @ConformanceCase("SM-76")
  void orders_periods_from_the_longest_to_the_shortest() {
    for (Period period : new Period[] {Period.HOUR, Period.WEEK, Period.ETERNITY, Period.MINUTE}) {
      f.service.limit("hits", period, 10);
    }
    for (Period period : new Period[] {Period.DAY, Period.MONTH, Period.YEAR}) {
      f.service.limit("hits", period, 10);
    }

    String body = f.authorize(C).body();
    assertThat(body)
        .containsSubsequence(
            "eternity", "\"year", "\"month", "\"week", "\"day", "\"hour", "\"minute")
        .contains("period=\"week\"><period_start>2010-05-17 00:00:00 +0000</period_start>")
        .contains("<period_start>2010-05-20 20:10:00 +0000</period_start>");
  }

  private static void exceeded(RawMessage answer) {
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.body()).contains("<reason>usage limits are exceeded</reason>");
  }
}
