package io.tollgate.admin.notification;

import io.tollgate.admin.account.Account;
import io.tollgate.admin.account.Accounts;
import io.tollgate.admin.account.User;
import io.tollgate.admin.account.Users;
import io.tollgate.admin.alert.Alert;
import io.tollgate.admin.alert.Alerts;
import io.tollgate.admin.application.Application;
import io.tollgate.admin.application.Applications;
import io.tollgate.admin.application.PlanChangeRequest;
import io.tollgate.admin.application.PlanChanges;
import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.database.Transaction;
import io.tollgate.admin.event.Action;
import io.tollgate.admin.event.AdminEvent;
import io.tollgate.admin.event.Reaction;
import io.tollgate.admin.event.Signal;
import io.tollgate.admin.message.Messages;
import io.tollgate.admin.plan.Plan;
import io.tollgate.admin.plan.Plans;
import io.tollgate.admin.service.AlertChannels;
import io.tollgate.admin.service.AlertChannels.Channel;
import io.tollgate.admin.service.Service;
import io.tollgate.admin.service.Services;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the mails and messages that a change brings, in the change's own transaction. */
public final class Notifications implements Reaction {
  private final InstantSource clock;
  private final Signal waiting;
  private final MailSettings settings;

  /**
   * @param waiting raised after a commit that left a mail to send
   */
  public Notifications(InstantSource clock, Signal waiting, MailSettings settings) {
    this.clock = clock;
    this.waiting = waiting;
    this.settings = settings;
  }

  @Override
  public void to(Transaction transaction, Caller caller, AdminEvent event) {
    switch (event.subject().type()) {
      case "account" -> account(transaction, event);
      case "user" -> user(transaction, event);
      case "application" -> application(transaction, event);
      case "plan_change_request" -> request(transaction, event);
      case "message" -> message(transaction, event);
      case "alert" -> alert(transaction, caller, event);
      default -> {}
    }
  }

  private void account(Transaction transaction, AdminEvent event) {
    if (event.action() == Action.DELETED) {
      providers(
          transaction, Preference.ACCOUNT_DELETED, null, ProviderNews.accountGone(event.detail()));
      return;
    }
    Account account = Accounts.find(transaction, event.subject().id());
    if (account == null) {
      return;
    }
    if (event.action() == Action.CREATED) {
      providers(transaction, Preference.ACCOUNT_CREATED, null, ProviderNews.accountMade(account));
    } else if (event.action() == Action.STATE_CHANGED) {
      developers(transaction, account.id(), DeveloperNews.accountState(account));
    }
  }

  private void user(Transaction transaction, AdminEvent event) {
    User user = Users.find(transaction, event.subject().id());
    if (event.action() != Action.CREATED || user == null || user.email() == null) {
      return;
    }
    Account account = Accounts.find(transaction, user.account());
    if (account != null) {
      mail(transaction, user.email(), DeveloperNews.signedUp(user, account), settings.portalUrl());
    }
  }

  private void application(Transaction transaction, AdminEvent event) {
    Map<String, ?> detail = event.detail();
    if (event.action() == Action.DELETED) {
      if (detail.get("account_id") instanceof Long account) {
        developers(transaction, account, DeveloperNews.gone(detail));
      }
      providers(
          transaction,
          Preference.APPLICATION_DELETED,
          detail.get("service_id") instanceof Long service ? service : null,
          ProviderNews.applicationGone(detail));
      return;
    }
    Application application = Applications.find(transaction, event.subject().id());
    if (application != null) {
      changed(transaction, event, application);
    }
  }

  private void changed(Transaction transaction, AdminEvent event, Application application) {
    long account = application.accountId();
    switch (event.action()) {
      case CREATED -> {
        developers(transaction, account, DeveloperNews.made(application));
        providers(
            transaction,
            Preference.APPLICATION_CREATED,
            application.serviceId(),
            ProviderNews.applicationMade(application));
      }
      case PLAN_CHANGED -> {
        developers(transaction, account, DeveloperNews.planChanged(application));
        providers(
            transaction,
            Preference.APPLICATION_PLAN_CHANGED,
            application.serviceId(),
            ProviderNews.planChanged(application));
      }
      case STATE_CHANGED ->
          developers(
              transaction,
              account,
              DeveloperNews.state(application, before(event.detail().get("state"))));
      case KEY_CREATED, KEY_DELETED ->
          developers(
              transaction,
              account,
              DeveloperNews.keys(application, event.action() == Action.KEY_CREATED));
      default -> {}
    }
  }

  private static String before(@Nullable Object change) {
    return change instanceof List<?> both ? String.valueOf(both.getFirst()) : "";
  }

  private void request(Transaction transaction, AdminEvent event) {
    Map<String, ?> detail = event.detail();
    if (event.action() == Action.CREATED) {
      requested(transaction, detail);
      return;
    }
    PlanChangeRequest request = PlanChanges.find(transaction, event.subject().id());
    if (request == null || !request.state().wireName().equals("declined")) {
      return;
    }
    Application application = Applications.find(transaction, request.applicationId());
    Plan plan = Plans.byId(transaction, Set.of(request.toPlanId())).get(request.toPlanId());
    if (application != null) {
      developers(
          transaction,
          application.accountId(),
          DeveloperNews.declined(
              String.valueOf(application.attributes().name()), name(plan), request.reason()));
    }
  }

  private void requested(Transaction transaction, Map<String, ?> detail) {
    Application application = Applications.find(transaction, id(detail, "application_id"));
    if (application == null) {
      return;
    }
    Map<Long, Plan> plans =
        Plans.byId(transaction, Set.of(id(detail, "from_plan_id"), id(detail, "to_plan_id")));
    User user = Users.find(transaction, id(detail, "user_id"));
    PlanWish wish =
        new PlanWish(
            user == null ? "A developer" : String.valueOf(user.username()),
            application.context().orgName(),
            String.valueOf(application.attributes().name()),
            name(plans.get(id(detail, "from_plan_id"))),
            name(plans.get(id(detail, "to_plan_id"))));
    News news = ProviderNews.planRequested(wish);
    Messages.toProvider(
        transaction,
        application.accountId(),
        news.subject(),
        String.join("\n\n", news.paragraphs()),
        clock.millis());
    providers(
        transaction, Preference.APPLICATION_PLAN_CHANGE_REQUESTED, application.serviceId(), news);
  }

  private static long id(Map<String, ?> detail, String field) {
    return detail.get(field) instanceof Long id ? id : 0;
  }

  private static String name(@Nullable Plan plan) {
    return plan == null ? "?" : String.valueOf(plan.name());
  }

  private void message(Transaction transaction, AdminEvent event) {
    if (event.detail().get("account_id") instanceof Long account) {
      developers(
          transaction,
          account,
          DeveloperNews.message(String.valueOf(event.detail().get("subject"))));
    }
  }

  private void alert(Transaction transaction, Caller caller, AdminEvent event) {
    Alert alert = Alerts.find(transaction, caller, event.subject().id());
    if (event.action() != Action.CREATED || alert == null) {
      return;
    }
    Application application = Applications.find(transaction, alert.applicationId());
    Service service = Services.find(transaction, caller, alert.serviceId());
    if (application == null || service == null) {
      return;
    }
    AlertChannels channels = service.alertChannels();
    if (channels.tells(Channel.EMAIL_PROVIDER, alert.level())) {
      providers(
          transaction,
          alert.isViolation() ? Preference.LIMIT_VIOLATION : Preference.LIMIT_ALERT,
          alert.serviceId(),
          ProviderNews.limitReached(alert, application));
    }
    if (channels.tells(Channel.EMAIL_BUYER, alert.level())) {
      developers(transaction, alert.accountId(), DeveloperNews.limitReached(alert, application));
    }
  }

  private void developers(Transaction transaction, long account, @Nullable News news) {
    if (news == null || settings.host() == null) {
      return;
    }
    for (String recipient : RecipientTable.developers(transaction, account)) {
      mail(transaction, recipient, news, settings.portalUrl());
    }
  }

  private void providers(
      Transaction transaction, Preference preference, @Nullable Long service, News news) {
    if (settings.host() == null) {
      return;
    }
    for (String recipient : RecipientTable.providers(transaction, preference, service)) {
      mail(transaction, recipient, news, settings.adminUrl());
    }
  }

  private void mail(
      Transaction transaction, String recipient, News news, @Nullable String baseUrl) {
    if (settings.host() == null) {
      return;
    }
    String sender = Objects.requireNonNullElse(RecipientTable.sender(transaction), settings.from());
    MailTable.insert(
        transaction,
        new Mail(
            sender,
            recipient,
            MailText.oneLine(news.subject()),
            String.join("\n\n", news.paragraphs()),
            baseUrl == null || news.path() == null ? null : baseUrl + news.path()),
        clock.millis());
    transaction.afterCommit(waiting::raise);
  }
}
