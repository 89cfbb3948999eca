package io.tollgate.backend.internal;

import io.tollgate.backend.catalog.ServiceAttributes;
import io.tollgate.backend.internal.route.InternalRequest;
import io.tollgate.backend.internal.route.MissingParameterException;
import io.tollgate.backend.internal.route.Reply;
import io.tollgate.backend.store.ServiceRecords;
import io.tollgate.backend.store.ServiceRecords.ServiceToken;
import io.tollgate.protocol.administration.Attributes;
import io.tollgate.protocol.administration.InvalidAttributeException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Pairs of a token and the service it opens. */
final class ServiceTokenResource {

  private static final String WRAPPER = "service_tokens";

  private final ServiceRecords services;

  ServiceTokenResource(ServiceRecords services) {
    this.services = services;
  }

  Reply exists(InternalRequest request) {
    return services.hasToken(pair(request)) ? Reply.of(200, "found") : unknown();
  }

  Reply providerKey(InternalRequest request) {
    ServiceToken pair = pair(request);
    @Nullable ServiceAttributes service =
        services.hasToken(pair) ? services.service(pair.serviceId()) : null;
    return service == null
        ? unknown()
        : Reply.of(200, "found").with("provider_key", service.providerKey());
  }

  /** An object by token; all of it is looked at before any is stored. */
  Reply create(InternalRequest request)
      throws InvalidAttributeException, MissingParameterException {
    Attributes byToken = request.wrapper(WRAPPER);
    List<ServiceToken> tokens = new ArrayList<>();
    for (String token : byToken.names()) {
      if (token.isBlank()) {
        return Reply.error(422, "Service token cannot be blank");
      }
      @Nullable Attributes about = byToken.object(token);
      @Nullable String service = about == null ? null : about.text("service_id");
      if (service == null || service.isBlank()) {
        return Reply.error(422, "Service ID cannot be blank");
      }
      tokens.add(new ServiceToken(token, service));
    }
    services.addTokens(tokens);
    return Reply.of(201, "created");
  }

  /** An array of pairs, unlike what creates them. */
  Reply delete(InternalRequest request)
      throws InvalidAttributeException, MissingParameterException {
    if (!request.parameters().has(WRAPPER)) {
      throw new MissingParameterException(WRAPPER);
    }
    Set<ServiceToken> tokens = new LinkedHashSet<>();
    for (Attributes pair : request.parameters().objects(WRAPPER)) {
      String token = pair.text("service_token");
      String service = pair.text("service_id");
      if (token != null && service != null) {
        tokens.add(new ServiceToken(token, service));
      }
    }
    return Reply.deleted().with("count", services.removeTokens(tokens));
  }

  private static ServiceToken pair(InternalRequest request) {
    return new ServiceToken(request.path("token"), request.path("service"));
  }

  private static Reply unknown() {
    return Reply.notFound("token/service combination not found");
  }
}
