package io.tollgate.server.composition;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.conformance.ConformanceCase;
import io.tollgate.server.settings.SettingsRefused;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * What the provider does to an application decides its calls at the backend, wherever that runs.
 */
class SuspendedApplicationTest {
  private static final String REFUSED = "409";
  private static final String ACCEPTED = "200";

  @TempDir Path directory;

  /** An application of a product, and another one that nobody touches. */
  private record Applications(Sides sides, long service, long account, JsonNode one, String other) {

    String state(String userKey) {
      return Integer.toString(sides.ask("authrep.xml", service, userKey, "&usage%5Bhits%5D=1"));
    }

    void is(String state, String after) {
      VariableSurroundings.soon(
          state + " after " + after, () -> state(one.path("user_key").asString()).equals(state));
      assertThat(state(other)).as("the other one after " + after).isEqualTo(ACCEPTED);
    }

    void does(String event) {
      sides.change(
          "/accounts/%d/applications/%s/%s.json".formatted(account, one.path("id"), event), "");
    }

    void accountDoes(String event) {
      sides.change("/accounts/" + account + "/" + event + ".json", "");
    }
  }

  private static Applications applications(Sides sides) {
    long service = sides.make("/services.json", "name=Words").path("id").asLong();
    String plans = "/services/" + service + "/application_plans.json";
    long checked = sides.make(plans, "name=Checked&approval_required=true").path("id").asLong();
    long open = sides.make(plans, "name=Open").path("id").asLong();
    long ada = sides.make("/signup.json", "org_name=Ada&username=ada").path("id").asLong();
    long bob = sides.make("/signup.json", "org_name=Bob&username=bob").path("id").asLong();
    JsonNode one = sides.make("/accounts/" + ada + "/applications.json", form("One") + checked);
    JsonNode other = sides.make("/accounts/" + bob + "/applications.json", form("Other") + open);
    return new Applications(sides, service, ada, one, other.path("user_key").asString());
  }

  private static String form(String name) {
    return "name=" + name + "&description=For+tests&plan_id=";
  }

  @ParameterizedTest
  @EnumSource
  @ConformanceCase("A74")
  void its_calls_are_refused_until_it_is_resumed(Sides.Layout layout) throws SettingsRefused {
    try (Sides sides = Sides.start(layout, directory)) {
      Applications applications = applications(sides);
      VariableSurroundings.soon(
          "the other one is known",
          () -> applications.state(applications.other()).equals(ACCEPTED));

      applications.is(REFUSED, "it was made and waits for approval");
      applications.does("accept");
      applications.is(ACCEPTED, "accept");
      applications.does("suspend");
      applications.is(REFUSED, "suspend");
      HttpResponse<String> refusal =
          sides.answer(
              "authorize.xml",
              applications.service(),
              applications.one().path("user_key").asString(),
              "");
      assertThat(refusal.body())
          .contains("<authorized>false</authorized>", "<reason>application is not active</reason>");
      applications.does("resume");
      applications.is(ACCEPTED, "resume");
      applications.accountDoes("suspend");
      applications.is(REFUSED, "suspend of the account");
      applications.accountDoes("resume");
      applications.is(ACCEPTED, "resume of the account");
    }
  }
}
