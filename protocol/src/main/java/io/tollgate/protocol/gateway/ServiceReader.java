package io.tollgate.protocol.gateway;

import io.tollgate.protocol.authorization.BackendAuthentication;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The service object (gateway.md, 1.1), without its proxy. */
final class ServiceReader {

  private ServiceReader() {}

  /** What the fields say; worthless when they reported a fault. */
  static ServiceConfiguration read(Fields service, @Nullable String documentDebugKey) {
    return new ServiceConfiguration(
        Objects.requireNonNullElse(service.filledText("id"), "default"),
        service.text("system_name", ""),
        service.filledText("backend_version"),
        authentication(service),
        ProxyReader.read(service.object("proxy"), documentDebugKey),
        service.rest());
  }

  private static @Nullable BackendAuthentication authentication(Fields service) {
    String type = service.filledText("backend_authentication_type");
    String value = service.filledText("backend_authentication_value");
    if (type == null || value == null) {
      return null;
    }
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "service_token" -> new BackendAuthentication.ServiceToken(value);
      case "provider_key" -> new BackendAuthentication.ProviderKey(value);
      default -> {
        service.report(
            "backend_authentication_type", "must be service_token or provider_key: " + type);
        yield null;
      }
    };
  }
}
