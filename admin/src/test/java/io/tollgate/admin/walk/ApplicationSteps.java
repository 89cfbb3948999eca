package io.tollgate.admin.walk;

import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.walk.World.Application;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Applications, their keys and plans. */
final class ApplicationSteps extends Steps {
  private static final List<String> KEYS =
      List.of("alpha", "ALPHA", "gamma", "delta", "Delta", "Epsilon", "epsilon", "lambda", "omega");

  private int number;

  ApplicationSteps(Client client, World world, Random random) {
    super(client, world, random);
  }

  @Nullable Step apply() {
    Long account = any(world.accounts);
    Long plan = any(world.plans);
    if (account == null || plan == null) {
      return null;
    }
    Reply reply =
        client.post(
            account(account) + "/applications.json",
            "plan_id",
            plan.toString(),
            "name",
            "App " + number++,
            "description",
            "walks");
    expect(reply, 201);
    learn(account, reply.only());
    return new Step("new application of " + account + " on " + plan, true);
  }

  @Nullable Step newKey() {
    Long id = any(world.applications);
    if (id == null) {
      return null;
    }
    Application application = Objects.requireNonNull(world.applications.get(id));
    String key = one(KEYS);
    boolean good = application.keys.size() < 5 && !application.keys.contains(World.folded(key));
    expect(client.post(path(id) + "/keys.json", "key", key), good ? 201 : 422);
    if (good) {
      application.keys.add(World.folded(key));
    }
    return new Step("new key of " + id, good);
  }

  @Nullable Step deleteKey() {
    Long id = any(world.applications);
    if (id == null) {
      return null;
    }
    Application application = Objects.requireNonNull(world.applications.get(id));
    if (application.keys.isEmpty()) {
      return null;
    }
    String key = list(path(id) + "/keys.json").getFirst().path("value").asString();
    expect(client.delete(path(id) + "/keys/" + key + ".json"), 200);
    application.keys.remove(World.folded(key));
    return new Step("delete key of " + id, true);
  }

  @Nullable Step changeApplication() {
    Long id = any(world.applications);
    if (id == null) {
      return null;
    }
    Application application = Objects.requireNonNull(world.applications.get(id));
    if (random.nextInt(5) == 0) {
      expect(client.delete(path(id) + ".json"), 200);
      world.applications.remove(id);
      return new Step("delete application " + id, true);
    }
    String event = one(List.of("accept", "suspend", "resume"));
    String next = World.application(application.state, event);
    expect(client.put(path(id) + "/" + event + ".json"), next == null ? 422 : 200);
    application.state = next == null ? application.state : next;
    return new Step(event + " application " + id, next != null);
  }

  @Nullable Step move() {
    Long id = any(world.applications);
    if (id == null) {
      return null;
    }
    Application application = Objects.requireNonNull(world.applications.get(id));
    long product = Objects.requireNonNull(world.plans.get(application.plan)).product;
    List<Long> plans =
        world.plans.keySet().stream()
            .filter(plan -> Objects.requireNonNull(world.plans.get(plan)).product == product)
            .toList();
    long plan = one(plans);
    expect(client.put(path(id) + "/change_plan.json", "plan_id", Long.toString(plan)), 200);
    boolean changed = plan != application.plan;
    application.plan = plan;
    return new Step("application " + id + " to plan " + plan, changed);
  }
}
