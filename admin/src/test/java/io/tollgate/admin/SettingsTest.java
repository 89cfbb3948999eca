package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.caller.Section;
import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.Members;
import io.tollgate.admin.support.OnBothDatabases;
import io.tollgate.admin.support.ReadOnly;
import io.tollgate.conformance.ConformanceCase;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@OnBothDatabases
record SettingsTest(DatabaseKind database) {
  private static final String SETTINGS = "/admin/api/settings.json";
  private static final String PROVIDER = "/admin/api/provider";

  @Test
  @ConformanceCase("A82")
  void a_permission_is_one_of_five(Client client) {
    Reply direct = client.put(SETTINGS, "settings[change_service_plan_permission]", "direct");
    Reply wrong = client.put(SETTINGS, "settings[change_service_plan_permission]", "foo");
    JsonNode settings = client.get(SETTINGS).json().path("settings");

    assertThat(direct.status()).as(direct.body()).isEqualTo(200);
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.json().path("errors").path("change_service_plan_permission").get(0).asString())
        .isEqualTo("is not included in the list");
    assertThat(settings.path("change_service_plan_permission").asString()).isEqualTo("direct");
    assertThat(settings.path("change_account_plan_permission").asString()).isEqualTo("request");
  }

  @Test
  void every_setting_is_kept(Client client) {
    JsonNode before = client.get(SETTINGS).json().path("settings");

    Reply changed =
        client.putJson(
            SETTINGS,
            "{\"useraccountarea_enabled\":false,\"hide_service\":true,\"signups_enabled\":\"0\","
                + "\"account_approval_required\":true,\"public_search\":1,"
                + "\"account_plans_ui_visible\":true,\"change_account_plan_permission\":\"none\","
                + "\"service_plans_ui_visible\":true,\"enforce_sso\":true}");
    JsonNode after = client.get(SETTINGS).json().path("settings");

    assertThat(before.propertyNames())
        .containsExactly(
            "useraccountarea_enabled",
            "hide_service",
            "signups_enabled",
            "account_approval_required",
            "public_search",
            "account_plans_ui_visible",
            "change_account_plan_permission",
            "service_plans_ui_visible",
            "change_service_plan_permission",
            "enforce_sso");
    assertThat(changed.json().path("settings")).isEqualTo(after);
    assertThat(before.path("signups_enabled").asBoolean()).isTrue();
    assertThat(after.path("useraccountarea_enabled").asBoolean()).isFalse();
    assertThat(after.path("signups_enabled").asBoolean()).isFalse();
    for (String on :
        Set.of(
            "hide_service",
            "account_approval_required",
            "public_search",
            "account_plans_ui_visible",
            "service_plans_ui_visible",
            "enforce_sso")) {
      assertThat(before.path(on).asBoolean()).as(on).isFalse();
      assertThat(after.path(on).asBoolean()).as(on).isTrue();
    }
  }

  @Test
  void approval_is_what_the_only_account_plan_says(Client client) {
    client.put(SETTINGS, "account_approval_required", "true");
    Reply pending = client.post("/admin/api/signup.json", "org_name", "Acme", "username", "acme");
    client.post("/admin/api/account_plans.json", "name", "Second");
    client.put(SETTINGS, "account_approval_required", "false");

    assertThat(pending.only().path("state").asString()).isEqualTo("pending");
    assertThat(client.get(SETTINGS).only().path("account_approval_required").asBoolean()).isTrue();
  }

  @Test
  void settings_are_json_and_for_those_of_the_section(Client client, Installation installation) {
    Client partner = Members.client(client, installation, Set.of(), Section.PARTNERS);

    assertThat(client.get("/admin/api/settings.xml").status()).isEqualTo(406);
    assertThat(client.put(SETTINGS).status()).isEqualTo(400);
    assertThat(client.putJson(SETTINGS, "{\"settings\":1}").status()).isEqualTo(422);
    assertThat(partner.get(SETTINGS).status()).isEqualTo(403);
    assertThat(ReadOnly.of(client).put(SETTINGS, "hide_service", "true").status()).isEqualTo(403);
    assertThat(client.get(SETTINGS).only().path("hide_service").asBoolean()).isFalse();
  }

  @Test
  void a_provider_changes_four_fields_of_his_account(Client client) {
    Reply before = client.get(PROVIDER + ".json");
    Reply changed =
        client.put(
            PROVIDER + ".json",
            "account[from_email]",
            "from@example.com",
            "account[support_email]",
            "help@example.com",
            "account[finance_support_email]",
            "money@example.com",
            "account[site_access_code]",
            "sesame",
            "account[org_name]",
            "Other",
            "account[provider_key]",
            "x");

    JsonNode account = changed.json().path("account");
    assertThat(before.header("Cache-Control")).isEqualTo("no-store");
    assertThat(account.path("from_email").asString()).isEqualTo("from@example.com");
    assertThat(account.path("support_email").asString()).isEqualTo("help@example.com");
    assertThat(account.path("finance_support_email").asString()).isEqualTo("money@example.com");
    assertThat(account.path("site_access_code").asString()).isEqualTo("sesame");
    assertThat(account.path("org_name")).isEqualTo(before.only().path("org_name"));
    assertThat(account.path("admin_base_url").asString()).isEqualTo(Installation.PUBLIC_URL);
    assertThat(account.path("base_url").asString())
        .isEqualTo("http://" + account.path("domain").asString() + ":8000");
    assertThat(client.put(PROVIDER + ".json", "from_email", "").only().path("from_email").isNull())
        .isTrue();
    assertThat(client.get(PROVIDER + ".xml").body())
        .contains("<account><id>")
        .contains("<site_access_code>sesame</site_access_code>");
    assertThat(client.get(PROVIDER).body()).startsWith("<?xml");
  }

  @Test
  void the_account_is_checked_and_for_admins_only(Client client, Installation installation) {
    Client member = Members.client(client, installation, Set.of(), Section.SETTINGS);
    Reply wrong = client.put(PROVIDER + ".json", "from_email", "nobody");

    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.json().path("errors").path("from_email").get(0).asString())
        .isEqualTo("is invalid");
    assertThat(client.put(PROVIDER + ".xml", "from_email", "nobody").body())
        .contains("<errors><error>From email is invalid</error></errors>");
    assertThat(client.put(PROVIDER + ".json").status()).isEqualTo(400);
    assertThat(member.get(PROVIDER + ".json").status()).isEqualTo(403);
    Client reader = ReadOnly.of(client);
    assertThat(reader.put(PROVIDER + ".json", "from_email", "a@example.com").status())
        .isEqualTo(403);
    assertThat(reader.get(PROVIDER + ".json").only().path("from_email").isNull()).isTrue();
  }
}
