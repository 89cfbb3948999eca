package io.tollgate.backend.internal;

import io.tollgate.backend.internal.route.InternalRequest;
import io.tollgate.backend.internal.route.MissingParameterException;
import io.tollgate.backend.internal.route.Reply;
import io.tollgate.backend.store.ServiceRecords;
import io.tollgate.protocol.administration.BackendAdministration;
import io.tollgate.protocol.administration.BackendApplicationJson;
import io.tollgate.protocol.administration.BackendServiceJson;
import io.tollgate.protocol.administration.InvalidAttributeException;

/**
 * Services and applications as one piece each: made exactly what the request says, all at once.
 * Each request may be repeated until it succeeds.
 */
final class WholeResource {

  private final BackendAdministration wholes;
  private final ServiceRecords services;

  WholeResource(BackendAdministration wholes, ServiceRecords services) {
    this.wholes = wholes;
    this.services = services;
  }

  Reply putService(InternalRequest request)
      throws InvalidAttributeException, MissingParameterException {
    wholes.putService(BackendServiceJson.read(request.wrapper("service"), request.path("service")));
    return Reply.of(200, "replaced");
  }

  Reply deleteService(InternalRequest request) {
    wholes.deleteService(request.path("service"));
    return Reply.deleted();
  }

  Reply putApplication(InternalRequest request)
      throws InvalidAttributeException, MissingParameterException {
    String service = request.path("service");
    if (services.service(service) == null) {
      return Reply.notFound("service not found");
    }
    wholes.putApplication(
        BackendApplicationJson.read(
            request.wrapper("application"), service, request.path("application")));
    return Reply.of(200, "replaced");
  }

  Reply deleteApplication(InternalRequest request) {
    wholes.deleteApplication(request.path("service"), request.path("application"));
    return Reply.deleted();
  }
}
