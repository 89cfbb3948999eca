package io.tollgate.backend.internal;

import io.tollgate.backend.internal.route.InternalRequest;
import io.tollgate.backend.internal.route.MissingParameterException;
import io.tollgate.backend.internal.route.Reply;
import io.tollgate.backend.store.ApplicationRecords;
import io.tollgate.backend.store.ApplicationRecords.ApplicationRecord;
import io.tollgate.protocol.administration.InvalidAttributeException;
import org.jspecify.annotations.Nullable;

/** Applications without their keys and filters. */
final class ApplicationResource {

  private static final String NOT_FOUND = "application not found";

  private final ApplicationRecords applications;

  ApplicationResource(ApplicationRecords applications) {
    this.applications = applications;
  }

  Reply show(InternalRequest request) {
    ApplicationRecord application = stored(request);
    return application == null
        ? Reply.notFound(NOT_FOUND)
        : Reply.found("application", ApplicationForm.write(application));
  }

  Reply create(InternalRequest request)
      throws InvalidAttributeException, MissingParameterException {
    ApplicationForm form = form(request);
    if (stored(request) != null) {
      return Reply.of(405, "exists").with("error", "application cannot be created, exists already");
    }
    if (form.state() == null) {
      return Reply.of(400, "bad_request").with("error", form.withoutState());
    }
    return Reply.created("application", ApplicationForm.write(form.saveTo(applications)));
  }

  Reply update(InternalRequest request)
      throws InvalidAttributeException, MissingParameterException {
    ApplicationForm form = form(request);
    if (form.state() == null) {
      return Reply.of(400, "bad_request").with("error", form.withoutState());
    }
    boolean known = stored(request) != null;
    return Reply.of(200, known ? "modified" : "created")
        .with("application", ApplicationForm.write(form.saveTo(applications)));
  }

  Reply delete(InternalRequest request) {
    return applications.deleteApplication(request.path("service"), request.path("application"))
        ? Reply.deleted()
        : Reply.notFound(NOT_FOUND);
  }

  private static ApplicationForm form(InternalRequest request)
      throws InvalidAttributeException, MissingParameterException {
    return ApplicationForm.read(
        request.wrapper("application"), request.path("service"), request.path("application"));
  }

  private @Nullable ApplicationRecord stored(InternalRequest request) {
    return applications.application(request.path("service"), request.path("application"));
  }
}
