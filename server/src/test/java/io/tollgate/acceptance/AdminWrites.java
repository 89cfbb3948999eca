package io.tollgate.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody who changes things through the admin API, one after the other, and remembers what he was
 * told. Nobody else touches what he made.
 */
final class AdminWrites {

  private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Account> accounts = new ArrayList<>();
  private final AdminMemory memory;
  private final AtomicInteger numbers;
  private final Shared shared;
  private final String limit;
  private final Random random;

  /**
   * What all of them know.
   *
   * @param api base URL of the admin API
   * @param proxy path of the proxy that is deployed
   */
  record Shared(String api, String token, String plan, String limits, String proxy) {}

  private record Account(String id, String name, List<String> applications) {}

  /**
   * @param numbers for names, so that none is used twice
   * @param limit id of the limit that is his alone
   */
  AdminWrites(
      AdminMemory memory, AtomicInteger numbers, Shared shared, String limit, Random random) {
    this.memory = memory;
    this.numbers = numbers;
    this.shared = shared;
    this.limit = limit;
    this.random = random;
  }

  /** Goes on until the server dies or so many writes have been acknowledged in all. */
  void until(long enough) {
    try {
      while (memory.acknowledged() < enough) {
        one();
      }
    } catch (IOException | InterruptedException e) {
      // The server was killed: what was under way is in doubt.
    }
  }

  private void one() throws IOException, InterruptedException {
    int dice = random.nextInt(100);
    if (dice < 10) {
      product();
    } else if (dice < 35 || accounts.isEmpty()) {
      signUp();
    } else if (dice < 65) {
      apply(accounts.get(random.nextInt(accounts.size())));
    } else if (dice < 75) {
      delete(accounts.remove(random.nextInt(accounts.size())));
    } else if (dice < 90) {
      change("limit " + limit, "PUT", shared.limits() + "/" + limit + ".json", "value=");
    } else {
      deploy();
    }
  }

  private void product() throws IOException, InterruptedException {
    String name = "product-" + numbers.incrementAndGet();
    memory.creates(name);
    send("POST", "services.json", "name=" + name);
    memory.created(name);
  }

  private void signUp() throws IOException, InterruptedException {
    int number = numbers.incrementAndGet();
    String name = "org-" + number;
    memory.creates(name);
    String made = send("POST", "signup.json", "org_name=" + name + "&username=user-" + number);
    memory.created(name);
    accounts.add(new Account(id(made), name, new ArrayList<>()));
  }

  private void apply(Account account) throws IOException, InterruptedException {
    String name = "app-" + numbers.incrementAndGet();
    memory.creates(name);
    account.applications().add(name);
    send(
        "POST",
        "accounts/" + account.id() + "/applications.json",
        "plan_id=" + shared.plan() + "&name=" + name + "&description=made+by+a+test");
    memory.created(name);
  }

  private void delete(Account account) throws IOException, InterruptedException {
    List<String> gone = new ArrayList<>(account.applications());
    gone.add(account.name());
    memory.deletes(gone);
    send("DELETE", "accounts/" + account.id() + ".json", "");
    memory.deleted(gone);
  }

  private void deploy() throws IOException, InterruptedException {
    change("proxy of " + limit, "PATCH", shared.proxy() + ".json", "error_auth_failed=");
    send("POST", shared.proxy() + "/deploy.json", "");
  }

  private void change(String what, String method, String path, String field)
      throws IOException, InterruptedException {
    String value = Integer.toString(numbers.incrementAndGet());
    memory.changes(what, value);
    send(method, path, field + value);
    memory.changed(what, value);
  }

  private String send(String method, String path, String form)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(shared.api() + path))
                .header("Authorization", "Bearer " + shared.token())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, HttpRequest.BodyPublishers.ofString(form))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    // A deployment without a change is refused, and so it should be.
    if (answer.statusCode() / 100 != 2 && !path.endsWith("deploy.json")) {
      throw new AssertionError(method + " " + path + " answered " + answer.body());
    }
    return answer.body();
  }

  static String id(String json) {
    Matcher found = ID.matcher(json);
    if (!found.find()) {
      throw new IllegalStateException("no id in " + json);
    }
    return found.group(1);
  }
}
