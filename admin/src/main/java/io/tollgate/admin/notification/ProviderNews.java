package io.tollgate.admin.notification;

import io.tollgate.admin.account.Account;
import io.tollgate.admin.alert.Alert;
import io.tollgate.admin.application.Application;
import java.util.Map;

/** What a provider's users are told, in words (portals.md, 7.3). */
final class ProviderNews {
  private ProviderNews() {}

  /**
   * @param wish who wants which plan for what
   */
  static News planRequested(PlanWish wish) {
    return News.of(
        "Action required: "
            + wish.user()
            + " from "
            + wish.organisation()
            + " requests an application plan change",
        "/apiconfig/plan_change_requests",
        wish.user()
            + " from "
            + wish.organisation()
            + " would like to move the application "
            + wish.application()
            + " from the plan "
            + wish.from()
            + " to the plan "
            + wish.to()
            + ".",
        "Approve or decline the request.");
  }

  static News accountMade(Account account) {
    return News.of(
        account.orgName() + " has signed up",
        "/buyers/accounts/" + account.id(),
        "The account " + account.orgName() + " is " + account.state().wireName() + ".");
  }

  static News accountGone(Map<String, ?> detail) {
    return News.of(
        detail.get("org_name") + " is gone",
        "/buyers/accounts",
        "The account " + detail.get("org_name") + " was deleted.");
  }

  static News applicationMade(Application application) {
    return News.of(
        "New application of " + application.context().orgName(),
        "/apiconfig/applications/" + application.id(),
        "The application "
            + application.attributes().name()
            + " of "
            + application.context().orgName()
            + " is on the plan "
            + application.context().planName()
            + ".");
  }

  static News applicationGone(Map<String, ?> detail) {
    return News.of(
        "An application of " + detail.get("org_name") + " is gone",
        "/apiconfig/applications",
        "The application "
            + detail.get("name")
            + " of "
            + detail.get("org_name")
            + " was deleted.");
  }

  static News limitReached(Alert alert, Application application) {
    String organisation = application.context().orgName();
    return News.of(
        (alert.isViolation() ? "Limit violation: " : "Limit alert: ")
            + application.attributes().name()
            + " of "
            + organisation,
        "/apiconfig/applications/" + application.id(),
        "The application "
            + application.attributes().name()
            + " of "
            + organisation
            + " has used "
            + alert.level()
            + " % of a limit of its plan or more: "
            + alert.message()
            + ".");
  }

  static News planChanged(Application application) {
    return News.of(
        "Plan changed: " + application.attributes().name(),
        "/apiconfig/applications/" + application.id(),
        "The application "
            + application.attributes().name()
            + " of "
            + application.context().orgName()
            + " is on the plan "
            + application.context().planName()
            + " now.");
  }
}
