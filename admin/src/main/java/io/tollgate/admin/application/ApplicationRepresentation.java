package io.tollgate.admin.application;

import io.tollgate.admin.integration.OidcFlows;
import io.tollgate.admin.rest.output.Representation;
import io.tollgate.admin.service.BackendVersion;
import org.jspecify.annotations.Nullable;

/** How applications, keys and filters go out (account-management-api.md, 5.6 and 5.7). */
final class ApplicationRepresentation {
  private ApplicationRepresentation() {}

  static final Representation<Application> APPLICATION =
      Representation.<Application>of("application", "applications")
          .integer("id", Application::id)
          .text("state", application -> application.state().wireName())
          .flag("enabled", Application::enabled)
          .time("created_at", Application::createdAt)
          .time("updated_at", Application::updatedAt)
          .integer("service_id", Application::serviceId)
          .text("service_name", application -> application.context().serviceName())
          .integer("plan_id", application -> application.context().planId())
          .text("plan_name", application -> application.context().planName())
          .integer("account_id", Application::accountId)
          .jsonOnly()
          .integer("user_account_id", Application::accountId)
          .xmlOnly()
          .text("org_name", application -> application.context().orgName())
          .time("first_traffic_at", application -> application.attributes().firstTrafficAt())
          .time(
              "first_daily_traffic_at",
              application -> application.attributes().firstDailyTrafficAt())
          .text("name", application -> application.attributes().name())
          .text("description", application -> application.attributes().description())
          .spread("extra_fields", application -> application.attributes().extraFields().values())
          .text("user_key", Application::userKey)
          .when(ApplicationRepresentation::hasUserKey)
          .secret()
          .text("provider_verification_key", Application::providerVerificationKey)
          .when(ApplicationRepresentation::hasUserKey)
          .secret()
          .text("application_id", Application::applicationId)
          .when(application -> !hasUserKey(application))
          .text("redirect_url", application -> application.attributes().redirectUrl())
          .when(ApplicationRepresentation::isOauth)
          .text("client_id", Application::applicationId)
          .when(ApplicationRepresentation::isOauth)
          .text("client_secret", ApplicationRepresentation::clientSecret)
          .when(ApplicationRepresentation::isOauth)
          .secret()
          .tree(
              "oidc_configuration",
              application -> OidcFlows.SHOWN.shown(application.context().flows()))
          .when(application -> application.context().mode() == BackendVersion.OIDC)
          .link("self", ApplicationRepresentation::path)
          .link("service", application -> "/admin/api/services/" + application.serviceId())
          .link("account", application -> "/admin/api/accounts/" + application.accountId())
          .link("plan", ApplicationRepresentation::planPath)
          .link("keys", application -> path(application) + "/keys")
          .link("referrer_filters", application -> path(application) + "/referrer_filters");

  static final Representation<ApplicationKey> KEY =
      Representation.<ApplicationKey>of("key", "keys")
          .text("value", ApplicationKey::value)
          .secret()
          .time("created_at", ApplicationKey::createdAt)
          .time("updated_at", ApplicationKey::updatedAt)
          .link("application", key -> path(key.accountId(), key.applicationId()));

  static final Representation<ReferrerFilter> REFERRER_FILTER =
      Representation.<ReferrerFilter>of("referrer_filter", "referrer_filters")
          .integer("id", ReferrerFilter::id)
          .text("value", ReferrerFilter::value)
          .time("created_at", ReferrerFilter::createdAt)
          .time("updated_at", ReferrerFilter::updatedAt);

  static boolean hasUserKey(Application application) {
    return application.context().mode() == BackendVersion.USER_KEY;
  }

  private static boolean isOauth(Application application) {
    return application.context().mode().isOauth();
  }

  private static @Nullable String clientSecret(Application application) {
    return application.keys().isEmpty() ? null : application.keys().getFirst().value();
  }

  private static String planPath(Application application) {
    ApplicationContext context = application.context();
    return "/admin/api/services/" + context.serviceId() + "/application_plans/" + context.planId();
  }

  private static String path(Application application) {
    return path(application.accountId(), application.id());
  }

  private static String path(long accountId, long applicationId) {
    return "/admin/api/accounts/" + accountId + "/applications/" + applicationId;
  }
}
