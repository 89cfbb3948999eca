package io.tollgate.admin.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.support.Client;
import io.tollgate.admin.support.Client.Reply;
import io.tollgate.admin.walk.World.User;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Developer accounts, and users of both sides. */
final class PeopleSteps extends Steps {

  PeopleSteps(Client client, World world, Random random) {
    super(client, world, random);
  }

  /** Users that are there from the beginning. */
  void lookAround() {
    for (JsonNode user : list(API + "users.json")) {
      world.users.put(user.path("id").asLong(), user(null, user));
    }
  }

  @Nullable Step signUp() {
    String name = "user-" + random.nextInt(12);
    boolean good = !world.hasUser(false, name);
    Reply reply = client.post(API + "signup.json", "org_name", "Org", "username", name);
    expect(reply, good ? 201 : 422);
    if (good) {
      long id = reply.id();
      world.accounts.put(id, reply.only().path("state").asString());
      for (JsonNode user : list(account(id) + "/users.json")) {
        world.users.put(user.path("id").asLong(), user(id, user));
      }
      assertThat(world.admins(id)).isEqualTo(1);
      for (JsonNode each : list(account(id) + "/applications.json")) {
        learn(id, each);
      }
    }
    return new Step("sign up " + name, good);
  }

  @Nullable Step changeAccount() {
    Long id = any(world.accounts);
    if (id == null) {
      return null;
    }
    String event = one(List.of("approve", "reject", "make_pending"));
    String next = World.account(Objects.requireNonNull(world.accounts.get(id)), event);
    expect(client.put(account(id) + "/" + event + ".json"), next == null ? 422 : 200);
    if (next != null) {
      world.accounts.put(id, next);
    }
    return new Step(event + " account " + id, next != null);
  }

  @Nullable Step deleteAccount() {
    Long id = any(world.accounts);
    if (id == null) {
      return null;
    }
    expect(client.delete(account(id) + ".json"), 200);
    world.deleteAccount(id);
    return new Step("delete account " + id, true);
  }

  @Nullable Step newUser() {
    Long account = random.nextInt(3) == 0 ? null : any(world.accounts);
    String name = "user-" + random.nextInt(12);
    boolean good = !world.hasUser(account == null, name);
    Reply reply = client.post(users(account) + ".json", "username", name);
    expect(reply, good ? 201 : 422);
    if (good) {
      world.users.put(reply.id(), new User(account, name, "member", "pending"));
    }
    return new Step("new user " + name + " of " + account, good);
  }

  @Nullable Step changeUser() {
    Long id = Objects.requireNonNull(any(world.users));
    User user = Objects.requireNonNull(world.users.get(id));
    String path = users(user.account) + "/" + id;
    boolean last = world.isLastActive(user);
    switch (random.nextInt(6)) {
      case 0 -> {
        boolean good = !(user.role.equals("admin") && (last || world.admins(user.account) == 1));
        // The token of the walk is the first admin's, and goes with him.
        if (user.provides() && good && user.role.equals("admin")) {
          return null;
        }
        expect(client.delete(path + ".json"), good ? 200 : 403);
        if (good) {
          world.users.remove(id);
        }
        return new Step("delete user " + id, good);
      }
      case 1, 2 -> {
        String role = one(List.of("admin", "member"));
        boolean good = !(role.equals("member") && last);
        if (user.provides() && good && role.equals("member") && user.role.equals("admin")) {
          return null;
        }
        boolean changed = good && !role.equals(user.role);
        expect(client.put(path + "/" + role + ".json"), good ? 200 : 403);
        user.role = good ? role : user.role;
        return new Step(role + " user " + id, changed);
      }
      default -> {
        String event = one(List.of("activate", "suspend", "unsuspend"));
        String next = World.user(user.state, event);
        boolean refused = last && "suspended".equals(next);
        if (user.provides() && user.role.equals("admin") && !refused && event.equals("suspend")) {
          return null;
        }
        expect(client.put(path + "/" + event + ".json"), next == null ? 422 : refused ? 403 : 200);
        boolean changed = next != null && !refused && !next.equals(user.state);
        user.state = changed ? Objects.requireNonNull(next) : user.state;
        return new Step(event + " user " + id, changed);
      }
    }
  }

  private static User user(@Nullable Long account, JsonNode shown) {
    return new User(
        account,
        shown.path("username").asString(),
        shown.path("role").asString(),
        shown.path("state").asString());
  }
}
