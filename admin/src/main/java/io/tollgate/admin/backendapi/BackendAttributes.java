package io.tollgate.admin.backendapi;

import io.tollgate.admin.outcome.SystemName;
import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.rest.input.Annotations;
import io.tollgate.admin.rest.input.Fields;
import io.tollgate.admin.rest.input.Form;
import io.tollgate.admin.rest.input.FormField;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What may be written of a backend (account-management-api.md, 5.3).
 *
 * @param systemName taken on creation only; null: derived from the name
 * @param privateEndpoint base URL of the upstream, once kept with its port
 */
public record BackendAttributes(
    @Nullable String name,
    @Nullable String systemName,
    @Nullable String description,
    @Nullable String privateEndpoint,
    Map<String, String> annotations) {

  private static final int LONGEST_DESCRIPTION = 65_535;

  static final Form<BackendAttributes> FORM =
      Form.wrapped("backend_api")
          .text("name", "Words")
          .text("system_name", "words")
          .text("description", "Where words come from")
          .text("private_endpoint", "https://words.example.com")
          .field("annotations", FormField.Kind.TEXT_MAP, Map.of("team", "letters"))
          .needs("name", "private_endpoint")
          .reads(new BackendAttributes(null, null, null, null, Map.of()), BackendAttributes::read);

  public BackendAttributes {
    annotations = Map.copyOf(annotations);
  }

  private static BackendAttributes read(Fields fields, BackendAttributes present) {
    return new BackendAttributes(
        fields.text("name", present.name),
        fields.optional("system_name", present.systemName),
        fields.text("description", present.description),
        fields.text("private_endpoint", present.privateEndpoint),
        Annotations.changed(present.annotations, fields.textMap("annotations")));
  }

  /** As it is kept: with this system name and this form of the endpoint. */
  BackendAttributes kept(String name, @Nullable String endpoint) {
    return new BackendAttributes(this.name, name, description, endpoint, annotations);
  }

  Validation check() {
    Validation validation =
        new Validation().name("name", name).atMost("description", description, LONGEST_DESCRIPTION);
    if (systemName != null) {
      SystemName.check(validation, systemName);
    }
    Annotations.check(validation, annotations);
    return validation;
  }
}
