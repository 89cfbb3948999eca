package io.tollgate.gateway.oidc;

import io.tollgate.gateway.liquid.Template;
import io.tollgate.gateway.liquid.TemplateContext;
import io.tollgate.gateway.liquid.Templates;
import io.tollgate.protocol.gateway.ProxyConfiguration.TokenSettings;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Which application a token stands for (gateway.md, 3.8). */
@FunctionalInterface
public interface AppIdClaim {

  /** Empty when the claims do not say; the backend refuses that. */
  String of(Map<String, Object> claims);

  /**
   * @param faults is told about a claim that cannot be read
   */
  static AppIdClaim compile(TokenSettings settings, Templates templates, Consumer<String> faults) {
    String claim = settings.claim() == null ? "azp" : settings.claim();
    String type = settings.claimType() == null ? "plain" : settings.claimType();
    switch (type) {
      case "plain" -> {
        return claims -> text(claims.get(claim));
      }
      case "liquid" -> {
        Template template =
            templates.liquid(
                claim, fault -> faults.accept("proxy.jwt_claim_with_client_id " + fault));
        return claims -> template.render(TemplateContext.of(claims));
      }
      default -> {
        faults.accept(
            "proxy.jwt_claim_with_client_id_type must be plain or liquid: every call is refused");
        return _ -> "";
      }
    }
  }

  /** The first of a list. */
  private static String text(@Nullable Object value) {
    return switch (value) {
      case String text -> text;
      case Number number -> number.toString();
      case Boolean flag -> flag.toString();
      case List<?> list when !list.isEmpty() -> text(list.getFirst());
      case null, default -> "";
    };
  }
}
