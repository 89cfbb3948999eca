package io.tollgate.backend.internal;

import io.tollgate.backend.error.ContextJson;
import io.tollgate.backend.error.ServiceErrors;
import io.tollgate.backend.error.ServiceErrors.Numbered;
import io.tollgate.backend.internal.route.InternalRequest;
import io.tollgate.backend.internal.route.Reply;
import io.tollgate.backend.local.LocalObservation;
import io.tollgate.backend.store.ServiceRecords;
import io.tollgate.protocol.administration.BackendErrorJson;
import io.tollgate.protocol.administration.InvalidAttributeException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The error list of a service (7.6), page by page. */
final class ErrorResource {

  private static final String NOT_FOUND = "service not found";
  private static final long PER_PAGE = 100;

  private final ServiceRecords services;
  private final ServiceErrors errors;

  ErrorResource(ServiceRecords services, ServiceErrors errors) {
    this.services = services;
    this.errors = errors;
  }

  Reply list(InternalRequest request) throws InvalidAttributeException {
    if (services.service(request.path("service")) == null) {
      return Reply.notFound(NOT_FOUND);
    }
    @Nullable Long page = request.parameters().wholeNumber("page");
    @Nullable Long size = request.parameters().wholeNumber("per_page");
    if (size != null && size <= 0) {
      return Reply.bareError(400, "per_page needs to be > 0");
    }
    List<Numbered> all = errors.numbered(request.path("service"));
    ArrayNode listed = JsonNodeFactory.instance.arrayNode();
    // The list is short, so larger numbers mean the same as its size.
    long perPage = Math.min(size == null ? PER_PAGE : size, ServiceErrors.CAPACITY);
    long first =
        (Math.clamp(page == null ? 1 : page, 1, ServiceErrors.CAPACITY + 1L) - 1) * perPage;
    all.stream().skip(first).limit(perPage).forEach(entry -> add(entry, listed));
    return Reply.found("errors", listed).with("count", all.size());
  }

  Reply clear(InternalRequest request) {
    if (services.service(request.path("service")) == null) {
      return Reply.notFound(NOT_FOUND);
    }
    errors.clear(request.path("service"));
    return Reply.deleted();
  }

  private static void add(Numbered entry, ArrayNode listed) {
    ObjectNode json = BackendErrorJson.write(LocalObservation.entry(entry));
    json.set("context_info", ContextJson.write(entry.error().context()));
    listed.add(json.put("id", entry.id()));
  }
}
