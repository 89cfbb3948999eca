package io.tollgate.admin.activedocs;

import io.tollgate.admin.outcome.SystemName;
import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.rest.input.Fields;
import io.tollgate.admin.rest.input.Form;
import org.jspecify.annotations.Nullable;

/**
 * What may be written of a description.
 *
 * @param systemName taken on creation only; null: derived from the name
 * @param body a text that is JSON
 * @param serviceId the product it describes, null for none
 */
public record ApiDocAttributes(
    @Nullable String name,
    @Nullable String systemName,
    @Nullable String description,
    @Nullable String body,
    boolean published,
    boolean skipValidations,
    @Nullable Long serviceId) {

  private static final ApiDocAttributes EMPTY =
      new ApiDocAttributes(null, null, null, null, false, false, null);

  static final Form<ApiDocAttributes> FORM =
      Form.wrapped("api_docs_service")
          .text("name", "Weather")
          .text("system_name", "weather")
          .text("description", "Forecasts for everywhere")
          .text(
              "body",
              "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"Weather\",\"version\":\"1\"},\"paths\":{}}")
          .flag("published", true)
          .flag("skip_swagger_validations", false)
          .integer("service_id", 1)
          .needs("name", "body")
          .reads(EMPTY, ApiDocAttributes::read);

  private static final int LARGEST = 2 * 1024 * 1024;

  private static ApiDocAttributes read(Fields fields, ApiDocAttributes present) {
    return new ApiDocAttributes(
        fields.text("name", present.name),
        fields.optional("system_name", present.systemName),
        fields.text("description", present.description),
        fields.text("body", present.body),
        fields.flag("published", present.published),
        fields.flag("skip_swagger_validations", present.skipValidations),
        fields.integer("service_id", present.serviceId));
  }

  ApiDocAttributes withSystemName(@Nullable String other) {
    return new ApiDocAttributes(
        name, other, description, body, published, skipValidations, serviceId);
  }

  /** What is wrong with it, the product aside. */
  Validation check() {
    Validation validation =
        new Validation()
            .name("name", name)
            .prose("description", description)
            .present("body", body)
            .atMost("body", body, LARGEST);
    if (systemName != null) {
      SystemName.check(validation, systemName);
    }
    if (body != null && !body.isBlank() && body.length() <= LARGEST) {
      ApiDocBody.check(validation, body, !skipValidations);
    }
    return validation;
  }
}
