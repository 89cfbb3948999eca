package io.tollgate.admin.support;

import io.tollgate.admin.support.Client.Reply;

/** A product with this rule, and an application on it. */
public record PlanWish(Developer developer, String application) {
  public static PlanWish under(String permission, Client client) {
    Developer developer = Developer.in("1", client);
    rule(developer, permission);
    return new PlanWish(developer, developer.path(developer.apply().id()));
  }

  public static void rule(Developer developer, String permission) {
    Reply saved =
        developer
            .client()
            .put(
                "/admin/api/services/" + developer.service() + ".json",
                "buyer_plan_change_permission",
                permission);
    if (saved.status() != 200) {
      throw new IllegalStateException(saved.body());
    }
  }

  public long published(String name, String... form) {
    String[] all = new String[form.length + 3];
    all[0] = name;
    all[1] = "state_event";
    all[2] = "publish";
    System.arraycopy(form, 0, all, 3, form.length);
    return developer.newPlan(all);
  }

  public Reply ask(long plan) {
    return developer
        .client()
        .post(application + "/plan_change_requests.json", "plan_id", Long.toString(plan));
  }

  public long plan() {
    return developer.client().get(application + ".json").only().path("plan_id").asLong();
  }
}
