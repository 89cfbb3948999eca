package io.tollgate.protocol.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.protocol.administration.BackendService.AuthenticationMode;
import io.tollgate.protocol.administration.BackendService.Metric;
import io.tollgate.protocol.administration.BackendService.UsageLimit;
import io.tollgate.protocol.time.Period;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class AggregateJsonTest {

  private static final BackendService SERVICE =
      new BackendService(
          "100",
          "pk",
          AuthenticationMode.OAUTH,
          true,
          false,
          true,
          Set.of("tok2", "tok1"),
          List.of(new Metric("1", "hits", null), new Metric("2", "search", "1")),
          List.of(new UsageLimit("9", "1", Period.DAY, UsageLimit.MAX_VALUE)),
          Set.of(100, 80));

  private static final BackendApplication APPLICATION =
      new BackendApplication(
          "100", "a/ ü", "active", null, "Gold", null, Set.of("uk"), Set.of("k"), Set.of("*.foo"));

  @Test
  void a_service_survives_the_way_through_text() throws Exception {
    String text = BackendServiceJson.write(SERVICE).toString();

    assertThat(text)
        .isEqualTo(
            """
            {"id":"100","state":"suspended","provider_key":"pk","backend_version":"oauth",\
            "referrer_filters_required":true,"default_service":true,"tokens":["tok1","tok2"],\
            "metrics":[{"id":"1","name":"hits","parent_id":null},{"id":"2","name":"search","parent_id":"1"}],\
            "usagelimits":[{"plan_id":"9","metric_id":"1","period":"day","value":9007199254740991}],\
            "alert_limits":[80,100]}""");
    assertThat(service(text)).isEqualTo(SERVICE);
  }

  @Test
  void an_application_survives_the_way_through_text() throws Exception {
    String text = BackendApplicationJson.write(APPLICATION).toString();

    assertThat(text)
        .isEqualTo(
            """
            {"service_id":"100","id":"a/ ü","state":"active","plan_id":null,"plan_name":"Gold",\
            "redirect_url":null,"user_keys":["uk"],"application_keys":["k"],\
            "referrer_filters":["*.foo"]}""");
    assertThat(
            BackendApplicationJson.read(
                attributes(text), APPLICATION.serviceId(), APPLICATION.id()))
        .isEqualTo(APPLICATION);
  }

  @Test
  void ids_may_come_as_numbers_and_numbers_as_text() throws Exception {
    BackendService read =
        service(
            """
            {"id":100,"provider_key":"pk","default_service":"1","tokens":null,
             "metrics":[{"id":1,"name":"hits","parent_id":null}],
             "usagelimits":[{"plan_id":9,"metric_id":1,"period":"day","value":"10"}],
             "alert_limits":["80"],"anything":{"else":1}}
            """);

    assertThat(read.id()).isEqualTo("100");
    assertThat(read.mode()).isEqualTo(AuthenticationMode.APP_ID);
    assertThat(read.active()).isTrue();
    assertThat(read.defaultService()).isTrue();
    assertThat(read.metrics()).containsExactly(new Metric("1", "hits", null));
    assertThat(read.limits()).containsExactly(new UsageLimit("9", "1", Period.DAY, 10));
    assertThat(read.alertLimits()).containsExactly(80);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          []                                                              | service must be an object, not an array
          {"id":"1"}                                                      | service.provider_key is missing
          {"provider_key":"geheim"}                                       | service.id is missing
          {"id":"1","provider_key":{"geheim":1}}                          | service.provider_key must be text, not an object
          {"id":"1","provider_key":"k","default_service":"maybe"}         | service.default_service must be true or false
          {"id":"1","provider_key":"k","tokens":"geheim"}                 | service.tokens must be an array, not text
          {"id":"1","provider_key":"k","tokens":[null]}                   | service.tokens[0] must be text, not null
          {"id":"1","provider_key":"k","metrics":[{"id":"1"}]}            | service.metrics[0].name is missing
          {"id":"1","provider_key":"k","metrics":[7]}                     | service.metrics[0] must be an object, not a number
          {"id":"1","provider_key":"k","usagelimits":[{"plan_id":"1","metric_id":"1","period":"second","value":1}]} | service.usagelimits[0].period must be eternity, year, month, week, day, hour or minute
          {"id":"1","provider_key":"k","usagelimits":[{"plan_id":"1","metric_id":"1","period":"day","value":1.5}]} | service.usagelimits[0].value must be a whole number
          {"id":"1","provider_key":"k","usagelimits":[{"plan_id":"1","metric_id":"1","period":"day"}]} | service.usagelimits[0].value is missing
          {"id":"1","provider_key":"k","metrics":[{"id":"1","name":"a"},{"id":1,"name":"b"}]} | service.metrics[1].id is another metric's, too
          {"id":"1","provider_key":"k","usagelimits":[{"plan_id":"1","metric_id":"1","period":"day","value":1},{"plan_id":"1","metric_id":"1","period":"day","value":2}]} | service.usagelimits[1].period is another limit's of this plan and metric, too
          {"id":"1","provider_key":"k","alert_limits":["x"]}              | service.alert_limits must be whole numbers, per cent of a limit
          """)
  void names_the_attribute_that_is_wrong_and_shows_no_value(String document, String message) {
    assertThatThrownBy(() -> service(document))
        .isInstanceOf(InvalidAttributeException.class)
        .hasMessage(message);
  }

  private static BackendService service(String text) throws InvalidAttributeException {
    Attributes json = Attributes.of(JsonMapper.shared().readTree(text), "service");
    return BackendServiceJson.read(json, json.requiredText("id"));
  }

  private static Attributes attributes(String text) throws InvalidAttributeException {
    return Attributes.of(JsonMapper.shared().readTree(text), "");
  }
}
