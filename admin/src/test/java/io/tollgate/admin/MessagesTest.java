package io.tollgate.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.message.Message;
import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.DatabaseKind;
import io.tollgate.admin.support.Developer;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.OnBothDatabases;
import io.tollgate.admin.support.ReadOnly;
import java.util.List;
import org.junit.jupiter.api.Test;

@OnBothDatabases
record MessagesTest(DatabaseKind database) {

  private static List<Message> inbox(Installation installation, Client client, long account) {
    Caller operator = Caller.operator(client.credentials().tenantId(), "test");
    return installation.admin().features().providerSide().messages().inbox(operator, account);
  }

  @Test
  void a_developer_gets_a_message(Installation installation) {
    Client client = installation.tenant();
    Developer developer = Developer.in("1", client);
    String path = "/admin/api/accounts/" + developer.account() + "/messages";

    Reply sent =
        client.post(path + ".json", "message[subject]", "Hello", "message[body]", "How are you?");
    Reply xml = client.postJson(path + ".xml", "{\"subject\":\"A & B\",\"body\":\"<b>\"}");

    assertThat(sent.status()).as(sent.body()).isEqualTo(201);
    assertThat(sent.json().path("message").path("subject").asString()).isEqualTo("Hello");
    assertThat(sent.only().path("state").asString()).isEqualTo("sent");
    assertThat(sent.only().path("to").asString()).isEqualTo("Acme");
    assertThat(xml.body()).contains("<subject>A &amp; B</subject><body>&lt;b&gt;</body>");
    assertThat(inbox(installation, client, developer.account()))
        .extracting(Message::subject)
        .containsExactly("A & B", "Hello");
  }

  @Test
  void a_message_needs_subject_and_body_and_somebody(Installation installation) {
    Client client = installation.tenant();
    Developer developer = Developer.in("1", client);
    String path = "/admin/api/accounts/" + developer.account() + "/messages.json";
    Client foreign = installation.tenant();

    Reply blank = client.post(path, "subject", " ");

    assertThat(blank.status()).isEqualTo(422);
    assertThat(blank.json().path("errors").path("subject").get(0).asString())
        .isEqualTo("can't be blank");
    assertThat(blank.json().path("errors").path("body").get(0).asString())
        .isEqualTo("can't be blank");
    assertThat(client.post(path).status()).isEqualTo(400);
    assertThat(foreign.post(path, "subject", "x", "body", "y").status()).isEqualTo(404);
    assertThat(ReadOnly.of(client).post(path, "subject", "x", "body", "y").status()).isEqualTo(403);
    assertThat(inbox(installation, client, developer.account())).isEmpty();
  }
}
