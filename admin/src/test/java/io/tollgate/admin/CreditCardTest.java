package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Developer;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.OnBothDatabases;
import io.tollgate.admin.support.PlanWish;
import io.tollgate.admin.support.ReadOnly;
import io.tollgate.conformance.ConformanceCase;
import org.junit.jupiter.api.Test;

/** Cards of accounts, and the rules of plan changes that ask for one (portals.md, 4.1). */
@OnBothDatabases
record CreditCardTest(DatabaseKind database) {

  @Test
  @ConformanceCase("B32")
  void without_a_card_the_rules_about_cards_ask_or_refuse(Client client) {
    PlanWish wish = PlanWish.under("credit_card", client);
    long free = wish.published("Free");
    long paid = wish.published("Paid", "cost_per_month", "9");

    Reply filed = wish.ask(free);
    PlanWish.rule(wish.developer(), "request_credit_card");
    Reply refused = wish.ask(paid);
    long before = wish.plan();
    Reply changed = wish.ask(free);

    assertThat(filed.status()).isEqualTo(201);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("errors").has("base")).isTrue();
    assertThat(before).isEqualTo(wish.developer().plan());
    assertThat(changed.status()).isEqualTo(200);
    assertThat(wish.plan()).isEqualTo(free);
  }

  @Test
  @ConformanceCase("B32")
  void with_a_card_the_rules_about_cards_change_at_once(Client client) {
    PlanWish wish = PlanWish.under("credit_card", client);
    long paid = wish.published("Paid", "cost_per_month", "9");
    long dear = wish.published("Dear", "cost_per_month", "90");
    String account = "/admin/api/accounts/" + wish.developer().account();
    Reply stored = client.put(account + "/credit_card.json", "credit_card_token", "cus_1");

    Reply changed = wish.ask(paid);
    PlanWish.rule(wish.developer(), "request_credit_card");
    Reply again = wish.ask(dear);
    client.delete(account + "/credit_card.json");
    Reply without = wish.ask(paid);

    assertThat(stored.only().path("credit_card_stored").asBoolean()).isTrue();
    assertThat(stored.body()).doesNotContain("cus_1");
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    assertThat(again.status()).as(again.body()).isEqualTo(200);
    assertThat(without.status()).isEqualTo(422);
    assertThat(wish.plan()).isEqualTo(dear);
  }

  @Test
  void a_card_is_what_a_payment_service_calls_it(Client client, Installation installation) {
    String account = "/admin/api/accounts/" + Developer.in("1", client).account();
    String card = account + "/credit_card.json";

    Reply wrong =
        client.put(
            card,
            "credit_card_partial_number",
            "4242424242424242",
            "credit_card_expiration_month",
            "13");

    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.json().path("errors").propertyNames())
        .containsExactlyInAnyOrder(
            "credit_card_token", "credit_card_partial_number", "credit_card_expiration_month");
    assertThat(installation.tenant().put(card, "credit_card_token", "x").status()).isEqualTo(404);
    assertThat(ReadOnly.of(client).put(card, "credit_card_token", "x").status()).isEqualTo(403);
    assertThat(client.get(account + ".json").only().path("credit_card_stored").asBoolean(true))
        .isFalse();
  }
}
