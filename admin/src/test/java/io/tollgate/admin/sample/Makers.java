package io.tollgate.admin.sample;

import static io.tollgate.admin.database.schema.Tables.WEBHOOK_DELIVERY;

import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.support.Installation;
import io.tollgate.admin.support.Noticed;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.Field;
import tools.jackson.databind.JsonNode;

/** How the things come about that paths name: by a POST to the path above them, or as said here. */
final class Makers {
  /** Added to a metric's path where it is the one that methods hang under. */
  static final String HITS = "(hits)";

  private static final String APPLICATION = "/admin/api/accounts/{}/applications/{}";

  /** Thing → the path whose POST makes it, where that is another one. */
  private static final Map<String, String> MADE_AT =
      Map.of(
          "/admin/api/accounts/{}", "/admin/api/signup",
          "/admin/api/application_plans/{}", "/admin/api/services/{}/application_plans",
          "/admin/api/service_plans/{}", "/admin/api/services/{}/service_plans",
          "/admin/api/plan_change_requests/{}", APPLICATION + "/plan_change_requests");

  private final Stage stage;
  private final Installation installation;
  private final Client client;

  Makers(Stage stage, Installation installation, Client client) {
    this.stage = stage;
    this.installation = installation;
    this.client = client;
  }

  /**
   * Whether a parameter is no thing of the tenant, but a word or number that means the same for
   * all.
   */
  static boolean isWord(String path) {
    return path.endsWith("/configs/{}")
        || path.endsWith("/proxy_configs/{}")
        || path.endsWith("/configs/{}/{}");
  }

  String make(Thing thing) {
    String path = thing.path();
    if (isWord(path)) {
      return path.endsWith("/{}/{}") ? "1" : "sandbox";
    }
    if (path.endsWith(HITS)) {
      return listed(path.substring(0, path.length() - ("/{}" + HITS).length()))
          .path("id")
          .asString();
    }
    if (path.endsWith("/failures/{}")) {
      return failure();
    }
    if (path.equals("/master/api/providers/{}")) {
      return Long.toString(stage.tenant());
    }
    if (path.equals("/admin/api/alerts/{}")) {
      long application = Long.parseLong(stage.value(Thing.at(APPLICATION)));
      return Long.toString(
          Noticed.alert(installation, client.credentials().tenantId(), application));
    }
    String above = MADE_AT.getOrDefault(path, path.substring(0, path.lastIndexOf('/')));
    Reply made = stage.make("POST " + above, thing);
    return switch (path.substring(path.lastIndexOf('/', path.length() - 4))) {
      case "/keys/{}" -> listed(above).path("value").asString();
      case "/referrer_filters/{}" -> listed(above).path("id").asString();
      default -> Long.toString(made.id());
    };
  }

  /** The first one of a list. */
  private JsonNode listed(String path) {
    return client.get(stage.resolved(path) + ".json").only().get(0).values().iterator().next();
  }

  /** An event that was given up: waiting for six attempts would take its time. */
  private String failure() {
    String uuid = UUID.randomUUID().toString();
    Map<Field<?>, Object> row = new HashMap<>();
    row.put(WEBHOOK_DELIVERY.UUID, uuid);
    row.put(WEBHOOK_DELIVERY.URL, "http://127.0.0.1:1025/hook");
    row.put(WEBHOOK_DELIVERY.EVENT, "<event/>");
    row.put(WEBHOOK_DELIVERY.ATTEMPTS, 6);
    row.put(WEBHOOK_DELIVERY.ERROR, "refused");
    row.put(WEBHOOK_DELIVERY.FAILED_AT, 1L);
    row.put(WEBHOOK_DELIVERY.CREATED_AT, 1L);
    installation
        .admin()
        .database()
        .write(
            client.credentials().tenantId(),
            transaction -> Outcome.done(transaction.insert(WEBHOOK_DELIVERY, row)))
        .orThrow();
    return uuid;
  }
}
