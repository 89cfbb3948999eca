package io.tollgate.backend.api;

import static io.tollgate.backend.api.ApiFixture.C;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tollgate.backend.SampleApplication;
import io.tollgate.backend.alert.Event;
import io.tollgate.backend.alert.Event.Alert;
import io.tollgate.backend.alert.Event.FirstDailyTraffic;
import io.tollgate.backend.alert.Event.FirstTraffic;
import io.tollgate.backend.alert.EventQueue.Queued;
import io.tollgate.conformance.ConformanceCase;
import io.tollgate.protocol.time.Period;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Events that calls give rise to (7.5). */
class EventsTest extends ApiCases {

  @Test
  @ConformanceCase("SM-119")
  void announces_the_first_traffic_ever_and_of_the_day_once() {
    f.report("usage[hits]=1");
    f.report("usage[hits]=1");

    long now = f.clock.millis();
    assertThat(f.events())
        .containsExactly(
            new FirstTraffic("100", "app1", now), new FirstDailyTraffic("100", "app1", now));
    assertThat(queued()).extracting(Queued::id).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void an_authrep_is_traffic_and_what_does_not_count_is_none() {
    f.service.limit("other", Period.DAY, 0);
    f.authorize(C + "&usage[hits]=1");
    f.authrep(C);
    f.authrep(C + "&usage[other]=1");
    f.report("usage[nope]=1");
    assertThat(f.events()).isEmpty();

    f.authrep(C + "&usage[hits]=1");
    assertThat(f.events()).hasExactlyElementsOfTypes(FirstTraffic.class, FirstDailyTraffic.class);
  }

  @Test
  void announces_each_application_of_a_batch() {
    new SampleApplication("100", "app2", f.backend.administration()).put();
    f.post(
        "provider_key=pk&transactions[0][app_id]=app2&transactions[0][usage][hits]=1"
            + "&transactions[1][app_id]=app1&transactions[1][usage][hits]=1"
            + "&transactions[2][app_id]=app2&transactions[2][usage][hits]=1");

    assertThat(f.events())
        .extracting(Event::type, Event::applicationId)
        .containsExactly(
            tuple("first_traffic", "app2"),
            tuple("first_daily_traffic", "app2"),
            tuple("first_traffic", "app1"),
            tuple("first_daily_traffic", "app1"));
  }

  @Test
  void the_next_day_is_announced_by_the_servers_clock() {
    f.report("usage[hits]=1");
    f.report("usage[hits]=1", "timestamp=2010-05-19 21:00:00");
    assertThat(f.events()).hasSize(2);

    f.clock.moveTo("2010-05-21T00:00:00Z");
    f.authrep(C + "&usage[hits]=1");
    f.authrep(C + "&usage[hits]=1");
    assertThat(f.events().subList(2, 3))
        .containsExactly(new FirstDailyTraffic("100", "app1", f.clock.millis()));

    f.clock.moveTo("2010-05-20T23:59:59Z");
    f.authrep(C + "&usage[hits]=1");
    assertThat(f.events()).as("a call that was a little late").hasSize(3);
  }

  @Test
  @ConformanceCase("SM-120")
  void raises_an_alert_when_a_report_reaches_a_wanted_level() {
    f.service.limit("hits", Period.MONTH, 100).alertLimits(80, 100);
    f.report("usage[hits]=81");
    f.report("usage[hits]=10");
    f.report("usage[hits]=9");

    long now = f.clock.millis();
    assertThat(f.events().subList(2, 4))
        .containsExactly(
            new Alert(1, 80, 0.81, "100", "app1", now, "hits per month: 81/100"),
            new Alert(2, 100, 1.0, "100", "app1", now, "hits per month: 100/100"));
    assertThat(f.events()).hasSize(4);
  }

  @Test
  void raises_an_alert_when_an_authrep_reaches_a_wanted_level() {
    f.service
        .limit("hits", Period.MONTH, 100)
        .limit("other", Period.DAY, 1000)
        .alertLimits(80, 100);
    f.authrep(C + "&usage[search]=81&usage[other]=10");
    f.authrep(C + "&usage[hits]=10");
    f.authrep(C + "&usage[hits]=9");

    assertThat(alerts())
        .extracting(Alert::utilization, Alert::limit)
        .containsExactly(
            tuple(80, "hits per month: 81/100"), tuple(100, "hits per month: 100/100"));
  }

  @Test
  @ConformanceCase("SM-121")
  void raises_no_lower_alert_when_the_level_reached_is_not_wanted() {
    f.service.limit("hits", Period.MONTH, 100).alertLimits(80);
    f.report("usage[hits]=100");
    f.authrep(C + "&usage[other]=1");

    assertThat(alerts()).isEmpty();
  }

  @Test
  void raises_nothing_more_for_a_day_once_the_highest_wanted_level_is_announced() {
    f.service.limit("hits", Period.HOUR, 100).alertLimits(0, 80, 150);
    f.report("usage[hits]=160");
    f.clock.moveTo("2010-05-20T21:00:00Z");
    f.report("usage[hits]=80");
    f.report("usage[hits]=80");
    assertThat(alerts()).extracting(Alert::utilization).containsExactly(150);

    f.clock.moveTo("2010-05-21T20:10:09.999Z");
    f.report("usage[hits]=85");
    assertThat(alerts()).hasSize(1);

    f.clock.moveTo("2010-05-21T20:10:10Z");
    f.report("usage[other]=1");
    f.report("usage[hits]=75");
    assertThat(alerts()).extracting(Alert::utilization).containsExactly(150, 80, 150);
    assertThat(alerts()).extracting(Alert::id).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void says_nothing_again_after_a_restart() {
    f.service.limit("hits", Period.MONTH, 100).alertLimits(80);
    f.report("usage[hits]=85");
    assertThat(f.events()).hasSize(3);
    restart(settings());

    f.service.limit("hits", Period.MONTH, 100).alertLimits(80);
    f.report("usage[hits]=1");
    f.authrep(C + "&usage[hits]=1");
    assertThat(f.events()).hasSize(3);
    assertThat(f.meters.get("tollgate.backend.events").gauge().value()).isEqualTo(3);
  }

  @Test
  void fetched_events_go_and_their_ids_do_not_return() {
    f.report("usage[hits]=1");
    List<Queued> first = queued();
    assertThat(f.backend.events().delete(first.getFirst().id())).isTrue();
    assertThat(f.backend.events().delete(first.getFirst().id())).isFalse();
    assertThat(queued()).isEqualTo(first.subList(1, 2));
    assertThat(f.backend.events().deleteUpTo(first.getLast().id())).isEqualTo(1);
    assertThat(queued()).isEmpty();
    restart(settings());

    f.clock.moveTo("2010-05-21T00:00:00Z");
    f.report("usage[hits]=1");
    assertThat(queued()).singleElement().extracting(Queued::id).isEqualTo(first.getLast().id() + 1);
  }

  private List<Queued> queued() {
    f.backend.drainEvents();
    return f.backend.events().oldest();
  }

  private List<Alert> alerts() {
    Predicate<Event> isAlert = Alert.class::isInstance;
    return f.events().stream().filter(isAlert).map(Alert.class::cast).toList();
  }
}
