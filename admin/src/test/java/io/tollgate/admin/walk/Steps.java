package io.tollgate.admin.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.walk.World.Application;
import io.tollgate.admin.walk.World.Plan;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What all steps need: paths, chance, and the model. */
abstract class Steps {
  static final String API = "/admin/api/";

  final Client client;
  final World world;
  final Random random;

  Steps(Client client, World world, Random random) {
    this.client = client;
    this.world = world;
    this.random = random;
  }

  void learn(long account, JsonNode shown) {
    long id = shown.path("id").asLong();
    Application application =
        new Application(account, shown.path("plan_id").asLong(), shown.path("state").asString());
    world.applications.put(id, application);
    for (JsonNode key : list(path(id) + "/keys.json")) {
      application.keys.add(World.folded(key.path("value").asString()));
    }
  }

  /** What stands under the one name of each element. */
  List<JsonNode> list(String path) {
    Reply reply = client.get(path);
    expect(reply, 200);
    return reply.only().valueStream().map(each -> each.values().iterator().next()).toList();
  }

  static void expect(Reply reply, int status) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(status);
  }

  static String product(long id) {
    return API + "services/" + id;
  }

  static String path(long id, Plan plan) {
    return product(plan.product) + "/application_plans/" + id;
  }

  static String account(long id) {
    return API + "accounts/" + id;
  }

  static String users(@Nullable Long account) {
    return account == null ? API + "users" : account(account) + "/users";
  }

  String path(long application) {
    long account = Objects.requireNonNull(world.applications.get(application)).account;
    return account(account) + "/applications/" + application;
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  @Nullable Long any(Map<Long, ?> of) {
    return of.isEmpty() ? null : one(List.copyOf(of.keySet()));
  }
}
