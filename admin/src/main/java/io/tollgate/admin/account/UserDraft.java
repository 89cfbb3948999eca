package io.tollgate.admin.account;

import io.tollgate.admin.field.ExtraFields;
import io.tollgate.admin.field.FieldRules;
import io.tollgate.admin.outcome.Errors;
import io.tollgate.admin.outcome.Folding;
import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.rest.input.Fields;
import io.tollgate.admin.rest.input.Form;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What may be written of a user.
 *
 * @param email null when none is known
 * @param password null leaves it as it is
 */
public record UserDraft(
    @Nullable String username,
    @Nullable String email,
    @Nullable String password,
    ExtraFields extraFields) {

  public static final UserDraft EMPTY = named(null);

  static final Form<UserDraft> FORM =
      fields(Form.flat()).needs("username").reads(EMPTY, UserDraft::read);

  private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.@+-]*");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
  private static final int SHORTEST_NAME = 3;
  private static final int LONGEST_NAME = 40;
  private static final int LONGEST_EMAIL = 255;

  /** Somebody of whom nothing but a name is known. */
  public static UserDraft named(@Nullable String username) {
    return new UserDraft(username, null, null, ExtraFields.NONE);
  }

  /** Adds these fields to a form that takes them. */
  public static Form.Builder fields(Form.Builder form) {
    return form.text("username", "ada")
        .text("email", "ada@example.com")
        .text("password", "correct horse battery")
        .takesFurther();
  }

  /** What the fields of such a form say. */
  public static UserDraft read(Fields fields, UserDraft present) {
    return new UserDraft(
        fields.text("username", present.username),
        fields.optional("email", present.email),
        fields.optional("password", null),
        present.extraFields.with(fields.further()));
  }

  static UserDraft of(User user) {
    return new UserDraft(user.username(), user.email(), null, user.extraFields());
  }

  /** As it is kept: with the fields that are defined. */
  UserDraft kept(FieldRules rules) {
    return new UserDraft(username, email, password, rules.kept(extraFields));
  }

  /** What is wrong with it, whoever else there is. */
  Errors check(int shortestPassword) {
    Validation validation = new Validation().present("username", username);
    if (username != null && !username.isBlank()) {
      validation
          .atLeast("username", username, SHORTEST_NAME)
          .atMost("username", username, LONGEST_NAME)
          .matches("username", username, USERNAME);
    }
    return validation
        .matches("email", email, EMAIL)
        .atMost("email", email, LONGEST_EMAIL)
        .atLeast("password", password, shortestPassword)
        .unless(!isPasswordTheName(), "password", "must not be the username")
        .errors();
  }

  private boolean isPasswordTheName() {
    return password != null
        && username != null
        && Folding.fold(password).equals(Folding.fold(username));
  }

  /** Without the password: it is a secret. */
  @Override
  public String toString() {
    return "UserDraft[" + username + "]";
  }
}
