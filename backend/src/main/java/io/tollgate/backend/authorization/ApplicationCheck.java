package io.tollgate.backend.authorization;

import io.tollgate.backend.catalog.Application;
import io.tollgate.backend.catalog.Applications;
import io.tollgate.backend.explanation.Fact;
import io.tollgate.protocol.administration.BackendService.AuthenticationMode;
import io.tollgate.protocol.authorization.RejectionReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the application by what the service's mode asks for (2.1, steps 9 and 10). */
final class ApplicationCheck implements Check {

  @Override
  public @Nullable Refusal examine(Inquiry inquiry) {
    Applications applications = inquiry.service().applications();
    String id;
    if (inquiry.service().mode() == AuthenticationMode.USER_KEY) {
      String userKey = inquiry.question().userKey();
      if (userKey == null) {
        return new Refusal(RejectionReason.USER_KEY_INVALID, "user key is missing");
      }
      id = applications.idOf(userKey);
      if (id == null) {
        return new Refusal(
            RejectionReason.USER_KEY_INVALID, "user key \"" + userKey + "\" is invalid");
      }
    } else {
      id = inquiry.question().appId();
      if (id == null) {
        return new Refusal(RejectionReason.APPLICATION_NOT_FOUND, "application id is missing");
      }
    }
    Application application = applications.withId(id);
    if (application == null) {
      return new Refusal(
          RejectionReason.APPLICATION_NOT_FOUND,
          "application with id=\"" + id + "\" was not found");
    }
    inquiry.found(application);
    return null;
  }

  @Override
  public String name() {
    return "application";
  }

  @Override
  public List<Fact> facts(Inquiry inquiry) {
    Question question = inquiry.question();
    Application application = inquiry.applicationOrNull();
    return List.of(
        Fact.of("backend_version", inquiry.service().mode().backendVersion()),
        inquiry.service().mode() == AuthenticationMode.USER_KEY
            ? Fact.secret("user_key", question.userKey())
            : Fact.of("app_id", question.appId()),
        Fact.of("found", application == null ? null : application.id()),
        Fact.of("plan", application == null ? null : application.planName()));
  }
}
