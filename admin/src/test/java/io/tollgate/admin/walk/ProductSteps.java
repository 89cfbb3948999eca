package io.tollgate.admin.walk;

import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.walk.World.Plan;
import io.tollgate.admin.walk.World.Product;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Products and their plans. */
final class ProductSteps extends Steps {
  private static final List<String> NAMES = List.of("one", "two", "three", "four", "five", "six");

  ProductSteps(Client client, World world, Random random) {
    super(client, world, random);
  }

  @Nullable Step newProduct() {
    String name = one(NAMES);
    boolean good = !world.hasProduct(name);
    Reply reply =
        client.post(
            API + "services.json", "name", name, "system_name", name, "backend_version", "2");
    expect(reply, good ? 201 : 422);
    if (good) {
      world.products.put(reply.id(), new Product(name));
      for (JsonNode plan : list(product(reply.id()) + "/application_plans.json")) {
        world.plans.put(
            plan.path("id").asLong(), new Plan(reply.id(), plan.path("system_name").asString()));
      }
    }
    return new Step("new product " + name, good);
  }

  @Nullable Step deleteProduct() {
    Long id = any(world.products);
    if (id == null) {
      return null;
    }
    boolean good = !world.isDefault(id) && world.products.size() > 1;
    expect(client.delete(product(id) + ".json"), good ? 200 : 403);
    if (good) {
      world.deleteProduct(id);
    }
    return new Step("delete product " + id, good);
  }

  @Nullable Step newPlan() {
    Long id = any(world.products);
    if (id == null) {
      return null;
    }
    String name = one(NAMES);
    boolean good = !world.hasPlan(id, name);
    Reply reply =
        client.post(product(id) + "/application_plans.json", "name", name, "system_name", name);
    expect(reply, good ? 201 : 422);
    if (good) {
      world.plans.put(reply.id(), new Plan(id, name));
    }
    return new Step("new plan " + name + " of " + id, good);
  }

  @Nullable Step changePlan() {
    Long id = any(world.plans);
    if (id == null) {
      return null;
    }
    Plan plan = Objects.requireNonNull(world.plans.get(id));
    String event = one(List.of("publish", "hide"));
    String next = World.plan(plan.state, event);
    expect(client.put(path(id, plan) + ".json", "state_event", event), next == null ? 422 : 200);
    plan.state = next == null ? plan.state : next;
    return new Step(event + " plan " + id, next != null);
  }

  @Nullable Step defaultPlan() {
    Long id = any(world.plans);
    if (id == null) {
      return null;
    }
    Plan plan = Objects.requireNonNull(world.plans.get(id));
    Product product = Objects.requireNonNull(world.products.get(plan.product));
    boolean changed = !Objects.equals(product.defaultPlan, id);
    expect(client.put(path(id, plan) + "/default.json"), 200);
    product.defaultPlan = id;
    return new Step("default plan " + id, changed);
  }

  @Nullable Step deletePlan() {
    Long id = any(world.plans);
    if (id == null) {
      return null;
    }
    boolean good = !world.isUsed(id);
    Plan plan = Objects.requireNonNull(world.plans.get(id));
    expect(client.delete(path(id, plan) + ".json"), good ? 200 : 403);
    if (good) {
      world.deletePlan(id);
    }
    return new Step("delete plan " + id, good);
  }
}
