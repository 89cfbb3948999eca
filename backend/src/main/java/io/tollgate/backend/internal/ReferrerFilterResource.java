package io.tollgate.backend.internal;

import io.tollgate.backend.internal.route.InternalRequest;
import io.tollgate.backend.internal.route.Reply;
import io.tollgate.backend.store.ApplicationRecords;
import io.tollgate.protocol.administration.InvalidAttributeException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** From where an application may be called. */
final class ReferrerFilterResource {

  private static final String NOT_FOUND = "application not found";

  private final ApplicationRecords applications;

  ReferrerFilterResource(ApplicationRecords applications) {
    this.applications = applications;
  }

  Reply list(InternalRequest request) {
    if (!known(request)) {
      return Reply.notFound(NOT_FOUND);
    }
    ArrayNode filters = JsonNodeFactory.instance.arrayNode();
    applications
        .referrerFilters(request.path("service"), request.path("application"))
        .forEach(filters::add);
    return Reply.found("referrer_filters", filters);
  }

  Reply create(InternalRequest request) throws InvalidAttributeException {
    if (!known(request)) {
      return Reply.notFound(NOT_FOUND);
    }
    String filter = request.parameters().text("referrer_filter");
    if (filter == null || filter.isBlank()) {
      return Reply.bareError(400, "referrer filter can't be blank");
    }
    applications.addReferrerFilter(request.path("service"), request.path("application"), filter);
    return Reply.of(201, "created").with("referrer_filter", filter);
  }

  Reply delete(InternalRequest request) {
    if (!known(request)) {
      return Reply.notFound(NOT_FOUND);
    }
    applications.removeReferrerFilter(
        request.path("service"), request.path("application"), meant(request.path("filter")));
    return Reply.deleted();
  }

  /** A filter is sent in URL-safe Base64; what is none is the filter itself. */
  private static String meant(String sent) {
    try {
      byte[] decoded = Base64.getUrlDecoder().decode(sent);
      // The decoder overlooks stray bits at the end, which make it no Base64 all the same.
      String canonical = Base64.getUrlEncoder().withoutPadding().encodeToString(decoded);
      String unpadded = sent.replaceFirst("=+$", "");
      return canonical.equals(unpadded) ? new String(decoded, StandardCharsets.UTF_8) : sent;
    } catch (IllegalArgumentException e) {
      return sent;
    }
  }

  private boolean known(InternalRequest request) {
    return applications.application(request.path("service"), request.path("application")) != null;
  }
}
