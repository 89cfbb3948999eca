package io.tollgate.protocol.gateway;

import io.tollgate.protocol.authorization.BackendAuthentication;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The service object, the opposite of {@link ServiceReader}. */
final class ServiceWriter {

  private ServiceWriter() {}

  static ObjectNode write(ServiceConfiguration service) {
    BackendAuthentication authentication = service.authentication();
    String type =
        switch (authentication) {
          case null -> null;
          case BackendAuthentication.ServiceToken _ -> "service_token";
          case BackendAuthentication.ProviderKey _ -> "provider_key";
        };
    ObjectNode known =
        JsonNodeFactory.instance
            .objectNode()
            .put("system_name", service.systemName())
            .put("backend_version", service.backendVersion())
            .put("backend_authentication_type", type)
            .put(
                "backend_authentication_value",
                authentication == null ? null : authentication.value());
    known.set("id", WholeNumber.orText(service.id()));
    known.set("proxy", ProxyWriter.write(service.proxy()));
    return FieldOrder.SERVICE.merge(known, service.other());
  }
}
