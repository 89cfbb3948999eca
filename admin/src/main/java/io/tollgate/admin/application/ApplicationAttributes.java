package io.tollgate.admin.application;

import io.tollgate.admin.field.ExtraFields;
import io.tollgate.admin.field.FieldRules;
import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.rest.input.Fields;
import io.tollgate.admin.rest.input.Form;
import io.tollgate.admin.rest.input.FormField;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What may be written of an application.
 *
 * @param userKey null: one is made
 * @param applicationId taken on creation only; null: one is made
 * @param firstTrafficAt epoch milliseconds, as the other; null: there was no traffic
 */
public record ApplicationAttributes(
    @Nullable String name,
    @Nullable String description,
    @Nullable String userKey,
    @Nullable String applicationId,
    @Nullable String redirectUrl,
    @Nullable Long firstTrafficAt,
    @Nullable Long firstDailyTrafficAt,
    ExtraFields extraFields) {

  static final ApplicationAttributes EMPTY = named(null, null);

  /** Reads a change: the application id stays. */
  static final Form<ApplicationAttributes> FORM =
      fields(Form.flat()).reads(EMPTY, ApplicationAttributes::read);

  private static final Pattern USER_KEY = Pattern.compile("[A-Za-z0-9_.-]+|[A-Za-z0-9+/]+={0,2}");
  private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]*");

  /** Also of an app on a phone, but nothing that runs in the page that goes there. */
  private static final Pattern REDIRECT =
      Pattern.compile(
          "(?!(?i:javascript|data|vbscript):)[A-Za-z][A-Za-z0-9+.-]*:[^\\s\\p{Cntrl}]+");

  private static final int LONGEST_REDIRECT = 8_192;
  private static final int LONGEST_USER_KEY = 256;
  private static final int SHORTEST_ID = 4;
  private static final int LONGEST = 255;

  /** The attributes of a new application whose credentials are made. */
  public static ApplicationAttributes named(@Nullable String name, @Nullable String description) {
    return new ApplicationAttributes(
        name, description, null, null, null, null, null, ExtraFields.NONE);
  }

  static Form.Builder fields(Form.Builder form) {
    return form.text("name", "Weather on my phone")
        .text("description", "Shows tomorrow's weather")
        .text("user_key", "8a7f3c")
        .text("redirect_url", "https://app.example.com/signed-in")
        .field("first_traffic_at", FormField.Kind.TIME, "2026-01-01T00:00:00Z")
        .field("first_daily_traffic_at", FormField.Kind.TIME, "2026-01-02T00:00:00Z")
        .takesFurther();
  }

  static ApplicationAttributes read(Fields fields, ApplicationAttributes present) {
    String userKey = fields.optional("user_key", present.userKey);
    return new ApplicationAttributes(
        fields.text("name", present.name),
        fields.text("description", present.description),
        userKey == null ? present.userKey : userKey,
        present.applicationId,
        fields.optional("redirect_url", present.redirectUrl),
        fields.time("first_traffic_at", present.firstTrafficAt),
        fields.time("first_daily_traffic_at", present.firstDailyTrafficAt),
        present.extraFields.with(fields.further()));
  }

  ApplicationAttributes with(@Nullable String itsUserKey, @Nullable String itsApplicationId) {
    return new ApplicationAttributes(
        name,
        description,
        itsUserKey,
        itsApplicationId,
        redirectUrl,
        firstTrafficAt,
        firstDailyTrafficAt,
        extraFields);
  }

  /** As they are kept: with the fields that are defined. */
  ApplicationAttributes kept(FieldRules rules) {
    return new ApplicationAttributes(
        name,
        description,
        userKey,
        applicationId,
        redirectUrl,
        firstTrafficAt,
        firstDailyTrafficAt,
        rules.kept(extraFields));
  }

  /** What is wrong with them, whatever other applications there are. */
  Validation check() {
    return new Validation()
        .name("name", name)
        .present("description", description)
        .prose("description", description)
        .matches("redirect_url", redirectUrl, REDIRECT)
        .atMost("redirect_url", redirectUrl, LONGEST_REDIRECT)
        .matches("user_key", userKey, USER_KEY)
        .atMost("user_key", userKey, LONGEST_USER_KEY)
        .matches("application_id", applicationId, VISIBLE_ASCII)
        .atLeast("application_id", applicationId, SHORTEST_ID)
        .atMost("application_id", applicationId, LONGEST);
  }

  /** Without the user key: it is a secret. */
  @Override
  public String toString() {
    return "ApplicationAttributes[" + name + ", " + applicationId + "]";
  }
}
