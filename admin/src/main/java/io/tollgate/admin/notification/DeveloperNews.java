package io.tollgate.admin.notification;

import io.tollgate.admin.account.Account;
import io.tollgate.admin.account.User;
import io.tollgate.admin.account.UserState;
import io.tollgate.admin.alert.Alert;
import io.tollgate.admin.application.Application;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What developers are told, in words (portals.md, 7.2). */
final class DeveloperNews {
  private static final String APPLICATIONS = "/admin/applications/";

  private DeveloperNews() {}

  static News signedUp(User user, Account account) {
    boolean approved = account.state().wireName().equals("approved");
    boolean active = user.state() == UserState.ACTIVE;
    return News.of(
        "Welcome, " + account.orgName(),
        "/",
        "Hello " + user.username() + ",",
        approved
            ? active
                ? "your account " + account.orgName() + " is ready."
                : "your account "
                    + account.orgName()
                    + " was made. You can sign in when your user is activated."
            : "your account " + account.orgName() + " waits for approval.");
  }

  static @Nullable News accountState(Account account) {
    return switch (account.state().wireName()) {
      case "approved" ->
          News.of(
              "Your account was approved",
              "/",
              "Your account " + account.orgName() + " was approved. You can sign in now.");
      case "rejected" ->
          News.of(
              "Your account was rejected",
              "/",
              "Your account " + account.orgName() + " was rejected.");
      case "suspended" ->
          News.of(
              "Your account was suspended",
              "/",
              "Your account " + account.orgName() + " was suspended.");
      default -> null;
    };
  }

  static News made(Application application) {
    boolean live = application.state().wireName().equals("live");
    return News.of(
        "New application: " + name(application),
        APPLICATIONS + application.id(),
        "The application "
            + name(application)
            + " was made for you, on the plan "
            + application.context().planName()
            + ".",
        live ? "It works from now on." : "It waits for approval.");
  }

  static @Nullable News state(Application application, String before) {
    String name = name(application);
    return switch (application.state().wireName()) {
      case "live" ->
          before.equals("pending")
              ? News.of(
                  "Application accepted: " + name,
                  APPLICATIONS + application.id(),
                  "Your application " + name + " was accepted.")
              : News.of(
                  "Application resumed: " + name,
                  APPLICATIONS + application.id(),
                  "Your application " + name + " works again.");
      case "suspended" ->
          News.of(
              "Application suspended: " + name,
              APPLICATIONS + application.id(),
              "Your application " + name + " was suspended; its calls are refused.");
      default -> null;
    };
  }

  static News planChanged(Application application) {
    return News.of(
        "Plan changed: " + name(application),
        APPLICATIONS + application.id(),
        "Your application "
            + name(application)
            + " is on the plan "
            + application.context().planName()
            + " from now on.");
  }

  static News keys(Application application, boolean added) {
    return News.of(
        (added ? "New key: " : "Key deleted: ") + name(application),
        APPLICATIONS + application.id(),
        "A key of your application "
            + name(application)
            + (added ? " was added." : " was deleted."));
  }

  /**
   * @param detail what is left of the application
   */
  static News gone(Map<String, ?> detail) {
    String name = String.valueOf(detail.get("name"));
    boolean rejected = "pending".equals(detail.get("state"));
    Object reason = detail.get("reason");
    String what = "Your application " + name + (rejected ? " was rejected." : " was deleted.");
    return News.of(
        (rejected ? "Application rejected: " : "Application deleted: ") + name,
        "/admin/applications",
        reason == null ? what : what + "\n\n" + reason);
  }

  static News declined(String application, String plan, @Nullable String reason) {
    String what =
        "Your request to move the application "
            + application
            + " to the plan "
            + plan
            + " was declined.";
    return News.of(
        "Your plan change request was declined",
        "/admin/applications",
        reason == null ? what : what + "\n\n" + reason);
  }

  static News limitReached(Alert alert, Application application) {
    return News.of(
        (alert.isViolation() ? "Limit exceeded: " : "Limit nearly reached: ") + name(application),
        APPLICATIONS + application.id(),
        "Your application "
            + name(application)
            + " has used "
            + alert.level()
            + " % of a limit of its plan or more: "
            + alert.message()
            + ".");
  }

  static News message(String subject) {
    return News.of(
        "New message: " + subject,
        "/admin/messages/received",
        "You have a new message: " + subject);
  }

  private static String name(Application application) {
    return String.valueOf(application.attributes().name());
  }
}
