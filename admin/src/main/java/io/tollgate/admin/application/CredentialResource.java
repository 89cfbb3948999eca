package io.tollgate.admin.application;

import static io.tollgate.admin.application.ApplicationRepresentation.KEY;
import static io.tollgate.admin.application.ApplicationRepresentation.REFERRER_FILTER;

import io.tollgate.admin.caller.Section;
import io.tollgate.admin.rest.input.Form;
import io.tollgate.admin.rest.output.Representation;
import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Call;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The endpoints of keys and referrer filters (account-management-api.md, 4.9). */
final class CredentialResource {
  private static final String APPLICATION =
      "/admin/api/accounts/{account_id}/applications/{application_id}";
  private static final String KEYS = APPLICATION + "/keys";
  private static final String FILTERS = APPLICATION + "/referrer_filters";

  /** A value that is sent, null when none is. */
  private record Sent(@Nullable String value) {
    static Form<Sent> as(String field, String example, String... needed) {
      return Form.flat()
          .text(field, example)
          .needs(needed)
          .reads(
              new Sent(null), (fields, present) -> new Sent(fields.optional(field, present.value)));
    }
  }

  private record KeyOf(Application application, ApplicationKey key) {}

  private record FilterOf(Application application, ReferrerFilter filter) {}

  private final Applications applications;
  private final ApplicationCredentials credentials;

  CredentialResource(Applications applications, ApplicationCredentials credentials) {
    this.applications = applications;
    this.credentials = credentials;
  }

  List<Route<?, ?, ?>> routes() {
    Representation<Application> shown = applications.representation();
    Routes routes = Routes.of(Access.of(Section.PARTNERS));
    routes.get(KEYS).at(applications::target).lists(KEY, (call, application) -> application.keys());
    routes
        .post(KEYS)
        .at(applications::target)
        .reads(Sent.as("key", "secret-key"))
        .creates(
            shown,
            (caller, application, sent) -> credentials.addKey(caller, application, sent.value()));
    routes
        .delete(KEYS + "/{key...}")
        .at(this::key)
        .deletes((caller, of) -> credentials.deleteKey(caller, of.application(), of.key()));
    routes
        .get(FILTERS)
        .at(applications::target)
        .lists(REFERRER_FILTER, (call, application) -> application.filters());
    routes
        .post(FILTERS)
        .at(applications::target)
        .reads(Sent.as("referrer_filter", "*.example.com", "referrer_filter"))
        .creates(
            shown,
            (caller, application, sent) ->
                credentials.addFilter(caller, application, sent.value()));
    routes
        .delete(FILTERS + "/{id}")
        .at(this::filter)
        .deletes((caller, of) -> credentials.deleteFilter(caller, of.application(), of.filter()));
    return routes.all();
  }

  private @Nullable KeyOf key(Call call) {
    Application application = applications.target(call);
    if (application != null) {
      for (ApplicationKey key : application.keys()) {
        if (key.value().equals(call.segment("key"))) {
          return new KeyOf(application, key);
        }
      }
    }
    return null;
  }

  private @Nullable FilterOf filter(Call call) {
    Application application = applications.target(call);
    if (application != null) {
      for (ReferrerFilter filter : application.filters()) {
        if (filter.id() == call.id("id")) {
          return new FilterOf(application, filter);
        }
      }
    }
    return null;
  }
}
