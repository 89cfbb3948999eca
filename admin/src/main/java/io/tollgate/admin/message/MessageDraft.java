package io.tollgate.admin.message;

import io.tollgate.admin.outcome.Errors;
import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.rest.input.Fields;
import io.tollgate.admin.rest.input.Form;
import org.jspecify.annotations.Nullable;

/** What is to be said. */
public record MessageDraft(@Nullable String subject, @Nullable String body) {
  static final Form<MessageDraft> FORM =
      Form.wrapped("message")
          .text("subject", "Maintenance on Sunday")
          .text("body", "The API will be away from 2 to 3 o'clock.")
          .needs("subject", "body")
          .reads(new MessageDraft(null, null), MessageDraft::read);

  private static final int LONGEST_BODY = 65_536;

  private static MessageDraft read(Fields fields, MessageDraft present) {
    return new MessageDraft(
        fields.text("subject", present.subject), fields.text("body", present.body));
  }

  Errors check() {
    return new Validation()
        .name("subject", subject)
        .present("body", body)
        .atMost("body", body, LONGEST_BODY)
        .errors();
  }
}
