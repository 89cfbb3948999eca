package io.tollgate.gateway.policy.builtin.keycloakrolecheck;

import io.tollgate.gateway.call.Profile;
import io.tollgate.gateway.liquid.Template;
import io.tollgate.gateway.liquid.Templates;
import io.tollgate.gateway.mapping.ResourceRule;
import io.tollgate.gateway.policy.PolicyFactory;
import io.tollgate.gateway.policy.PolicyFields;
import io.tollgate.gateway.policy.PolicyOutcome;
import io.tollgate.gateway.policy.PolicySite;
import io.tollgate.gateway.response.ServiceRefusals;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Makes it of {@code type} and {@code scopes[]}. */
public final class KeycloakRoleCheckFactory implements PolicyFactory {

  private final Templates templates;
  private final Profile profile;

  public KeycloakRoleCheckFactory(Templates templates, Profile profile) {
    this.templates = templates;
    this.profile = profile;
  }

  @Override
  public PolicyOutcome create(ObjectNode configuration, PolicySite site, Consumer<String> faults) {
    PolicyFields fields = new PolicyFields(configuration);
    String type = fields.oneOf("type", "whitelist", "whitelist", "blacklist");
    List<RoleScope> scopes = new ArrayList<>();
    for (PolicyFields scope : fields.objects("scopes")) {
      scopes.add(scope(scope, "scopes[" + scopes.size() + "]", faults));
    }
    return fields.outcome(
        new KeycloakRoleCheckPolicy(
            scopes,
            type.equals("whitelist"),
            ServiceRefusals.of(site.service().proxy(), profile).authorizationFailed()));
  }

  private RoleScope scope(PolicyFields scope, String field, Consumer<String> faults) {
    List<RequiredRole> roles = new ArrayList<>();
    for (PolicyFields role : scope.objects("realm_roles")) {
      roles.add(new RequiredRole(null, name(role, "name", field, faults)));
    }
    for (PolicyFields role : scope.objects("client_roles")) {
      roles.add(
          new RequiredRole(name(role, "client", field, faults), name(role, "name", field, faults)));
    }
    Template resource =
        scope.has("resource")
            ? template(scope, "resource", "resource_type", field, faults)
            : Template.of("/");
    return new RoleScope(
        new ResourceRule(scope.texts("methods"), resource, profile), List.copyOf(roles));
  }

  private Template name(PolicyFields role, String name, String field, Consumer<String> faults) {
    if (role.text(name, "").isEmpty()) {
      role.wrong(name, "must name a " + (name.equals("name") ? "role" : "client"));
    }
    return template(role, name, name + "_type", field, faults);
  }

  private Template template(
      PolicyFields fields, String name, String type, String field, Consumer<String> faults) {
    return templates.typed(
        StringNode.valueOf(fields.text(name, "")),
        typeOf(fields, type),
        fault -> faults.accept(field + "." + name + " " + fault));
  }

  private static @Nullable String typeOf(PolicyFields fields, String type) {
    return fields.oneOf(type, "plain", "plain", "liquid");
  }
}
