package io.tollgate.admin.walk;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one tenant should have, by the rules of portals.md, 8, and nothing else. */
final class World {

  final Map<Long, Product> products = new TreeMap<>();
  final Map<Long, Plan> plans = new TreeMap<>();
  final Map<Long, String> accounts = new TreeMap<>();
  final Map<Long, User> users = new TreeMap<>();
  final Map<Long, Application> applications = new TreeMap<>();

  /** A product and its default application plan. */
  static final class Product {
    final String systemName;
    @Nullable Long defaultPlan;

    Product(String systemName) {
      this.systemName = systemName;
    }
  }

  /** An application plan. */
  static final class Plan {
    final long product;
    final String systemName;
    String state = "hidden";

    Plan(long product, String systemName) {
      this.product = product;
      this.systemName = systemName;
    }
  }

  /** A user; without an account one of the provider. */
  static final class User {
    final @Nullable Long account;
    final String name;
    String role;
    String state;

    User(@Nullable Long account, String name, String role, String state) {
      this.account = account;
      this.name = name;
      this.role = role;
      this.state = state;
    }

    boolean provides() {
      return account == null;
    }

    boolean isActiveAdmin() {
      return role.equals("admin") && state.equals("active");
    }
  }

  /** An application with the folded values of its keys. */
  static final class Application {
    final long account;
    long plan;
    String state;
    final Set<String> keys = new HashSet<>();

    Application(long account, long plan, String state) {
      this.account = account;
      this.plan = plan;
      this.state = state;
    }
  }

  private static final Map<String, Map<String, String>> ACCOUNT =
      Map.of(
          "approve", Map.of("pending", "approved", "rejected", "approved"),
          "reject", Map.of("pending", "rejected", "approved", "rejected"),
          "make_pending", Map.of("approved", "pending", "rejected", "pending"));

  private static final Map<String, Map<String, String>> USER =
      Map.of(
          "activate", Map.of("pending", "active", "active", "active"),
          "suspend", Map.of("active", "suspended", "suspended", "suspended"),
          "unsuspend", Map.of("suspended", "active"));

  private static final Map<String, Map<String, String>> APPLICATION =
      Map.of(
          "accept", Map.of("pending", "live"),
          "suspend", Map.of("live", "suspended"),
          "resume", Map.of("suspended", "live"));

  private static final Map<String, Map<String, String>> PLAN =
      Map.of("publish", Map.of("hidden", "published"), "hide", Map.of("published", "hidden"));

  /** The state that an event leads to, null when it leads nowhere. */
  static @Nullable String account(String state, String event) {
    return at(ACCOUNT, state, event);
  }

  static @Nullable String user(String state, String event) {
    return at(USER, state, event);
  }

  static @Nullable String application(String state, String event) {
    return at(APPLICATION, state, event);
  }

  static @Nullable String plan(String state, String event) {
    return at(PLAN, state, event);
  }

  private static @Nullable String at(
      Map<String, Map<String, String>> table, String state, String event) {
    Map<String, String> row = table.get(event);
    return row == null ? null : row.get(state);
  }

  static String folded(String key) {
    return key.toLowerCase(Locale.ROOT);
  }

  /** The first product there ever was is the default and cannot go. */
  boolean isDefault(long product) {
    return products.keySet().iterator().next() == product;
  }

  boolean hasProduct(String systemName) {
    return products.values().stream().anyMatch(each -> each.systemName.equals(systemName));
  }

  boolean hasPlan(long product, String systemName) {
    return plans.values().stream()
        .anyMatch(each -> each.product == product && each.systemName.equals(systemName));
  }

  boolean isUsed(long plan) {
    return applications.values().stream().anyMatch(each -> each.plan == plan);
  }

  boolean hasUser(boolean provider, String name) {
    return users.values().stream()
        .anyMatch(each -> each.provides() == provider && each.name.equals(name));
  }

  long admins(@Nullable Long account) {
    return users.values().stream()
        .filter(each -> Objects.equals(each.account, account))
        .filter(each -> each.role.equals("admin"))
        .count();
  }

  /** Whether the provider would be left without an admin who can act. */
  boolean isLastActive(User user) {
    return user.provides()
        && user.isActiveAdmin()
        && users.values().stream().filter(User::provides).filter(User::isActiveAdmin).count() == 1;
  }

  void deleteProduct(long id) {
    products.remove(id);
    plans.values().removeIf(each -> each.product == id);
    applications.values().removeIf(each -> !plans.containsKey(each.plan));
  }

  void deletePlan(long id) {
    Plan gone = plans.remove(id);
    Product product = gone == null ? null : products.get(gone.product);
    if (product != null && Objects.equals(product.defaultPlan, id)) {
      product.defaultPlan = null;
    }
  }

  void deleteAccount(long id) {
    accounts.remove(id);
    users.values().removeIf(each -> Objects.equals(each.account, id));
    applications.values().removeIf(each -> each.account == id);
  }

  /** Everything as lines, to be compared with those of the database. */
  Map<String, String> lines() {
    Map<String, String> lines = new HashMap<>();
    products.forEach(
        (id, each) -> lines.put("product " + id, each.systemName + " " + each.defaultPlan));
    plans.forEach(
        (id, each) ->
            lines.put("plan " + id, each.product + " " + each.systemName + " " + each.state));
    accounts.forEach((id, state) -> lines.put("account " + id, state));
    users.forEach(
        (id, each) ->
            lines.put(
                "user " + id, each.account + " " + each.name + " " + each.role + " " + each.state));
    applications.forEach(
        (id, each) ->
            lines.put(
                "application " + id,
                each.account + " " + each.plan + " " + each.state + " " + each.keys.size()));
    return lines;
  }
}
