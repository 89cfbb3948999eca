package io.tollgate.admin.backendapi;

import io.tollgate.admin.rest.input.Fields;
import io.tollgate.admin.rest.input.Form;
import org.jspecify.annotations.Nullable;

/**
 * What may be written of a backend's usage.
 *
 * @param backendId taken on creation only
 */
record UsageDraft(@Nullable Long backendId, @Nullable String path) {

  static final Form<UsageDraft> FORM =
      Form.wrapped("backend_api_config")
          .integer("backend_api_id", 1)
          .text("path", "/words")
          .needs("backend_api_id")
          .reads(new UsageDraft(null, "/"), UsageDraft::read);

  private static UsageDraft read(Fields fields, UsageDraft present) {
    return new UsageDraft(
        fields.integer("backend_api_id", present.backendId), fields.text("path", present.path));
  }
}
