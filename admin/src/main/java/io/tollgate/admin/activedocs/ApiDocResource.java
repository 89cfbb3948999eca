package io.tollgate.admin.activedocs;

import io.tollgate.admin.caller.Section;
import io.tollgate.admin.database.Sized;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.rest.output.Representation;
import io.tollgate.admin.rest.route.Access;
import io.tollgate.admin.rest.route.Route;
import io.tollgate.admin.rest.route.Routes;
import io.tollgate.admin.rest.route.Target;
import java.util.List;

/** The endpoints of descriptions (account-management-api.md, 4.10). */
final class ApiDocResource {
  private static final String ALL = "/admin/api/active_docs";
  private static final String ONE = ALL + "/{id}";

  static final Representation<ApiDoc> API_DOC =
      Representation.<ApiDoc>of("api_doc", "api_docs")
          .integer("id", ApiDoc::id)
          .text("system_name", ApiDoc::systemName)
          .text("name", doc -> doc.attributes().name())
          .text("description", doc -> doc.attributes().description())
          .flag("published", doc -> doc.attributes().published())
          .flag("skip_swagger_validations", doc -> doc.attributes().skipValidations())
          .text("body", doc -> doc.attributes().body())
          .integer("service_id", doc -> doc.attributes().serviceId())
          .time("created_at", ApiDoc::createdAt)
          .time("updated_at", ApiDoc::updatedAt)
          .link("self", doc -> ALL + "/" + doc.id());

  private final ActiveDocs docs;

  ApiDocResource(ActiveDocs docs) {
    this.docs = docs;
  }

  List<Route<?, ?, ?>> routes() {
    Target<Sized> one = call -> docs.sized(call.caller(), call.id("id"));
    Routes routes = Routes.of(Access.of(Section.PORTAL));
    routes
        .get(ALL)
        .weighs((call, caller) -> docs.octets(caller))
        .lists(API_DOC, (call, caller) -> docs.all(caller));
    routes
        .post(ALL)
        .weighs((call, caller) -> call.sent())
        .reads(ApiDocAttributes.FORM)
        .creates(API_DOC, (caller, self, attributes) -> docs.create(caller, attributes));
    routes
        .get(ONE)
        .at(one)
        .weighs((call, doc) -> doc.octets())
        .shows(API_DOC, (call, doc) -> Outcome.found(docs.find(call.caller(), doc.id())));
    routes
        .put(ONE)
        .at(one)
        .weighs((call, doc) -> doc.octets() + call.sent())
        .reads(ApiDocAttributes.FORM)
        .updates(API_DOC, (caller, doc, change) -> docs.update(caller, doc.id(), change));
    routes
        .delete(ONE)
        .at(one)
        .weighs((call, doc) -> doc.octets())
        .deletes((caller, doc) -> docs.delete(caller, doc.id()));
    return routes.all();
  }
}
