package io.tollgate.admin.support;

import io.tollgate.admin.support.Client.Reply;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * A developer account and a product with a plan that it may use.
 *
 * @param service the product's id
 * @param plan id of an application plan of it
 */
public record Developer(Client client, long service, long plan, long account) {

  /** Signed up with further fields and values; the product works in this mode (backend_version). */
  public static Developer in(String mode, Client client, String... form) {
    long service =
        client.post("/admin/api/services.json", "name", "Weather", "backend_version", mode).id();
    Reply signedUp =
        client.post(
            "/admin/api/signup.json",
            Stream.concat(
                    Stream.of("org_name", "Acme", "username", "acme-admin"), Arrays.stream(form))
                .toArray(String[]::new));
    return new Developer(client, service, newPlan(client, service, "Basic"), signedUp.id());
  }

  private static long newPlan(Client client, long service, String... form) {
    return client
        .post(
            "/admin/api/services/" + service + "/application_plans.json",
            Stream.concat(Stream.of("name"), Arrays.stream(form)).toArray(String[]::new))
        .id();
  }

  /** Another account, of this name, that may use the same plan. */
  public Developer signedUpAnew(String name) {
    Reply signedUp =
        client.post("/admin/api/signup.json", "org_name", name, "username", name + "-admin");
    return new Developer(client, service, plan, signedUp.id());
  }

  /** Another plan of the product: its name, then further fields and values. */
  public long newPlan(String... form) {
    return newPlan(client, service, form);
  }

  public String applications() {
    return "/admin/api/accounts/" + account + "/applications";
  }

  /** Makes an application on the plan, with further fields and values. */
  public Reply apply(String... form) {
    return client.post(
        applications() + ".json",
        Stream.concat(
                Stream.of(
                    "plan_id", Long.toString(plan), "name", "App", "description", "For tests"),
                Arrays.stream(form))
            .toArray(String[]::new));
  }

  /** Path of an application, without an extension. */
  public String path(long application) {
    return applications() + "/" + application;
  }
}
