package io.tollgate.admin.account;

import io.tollgate.admin.outcome.Errors;
import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.rest.input.Form;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A developer's card as a payment service keeps it (account-management-api.md, ruling 19).
 *
 * @param token the payment service's name for the card
 * @param digits the card's last four
 * @param month of expiry, 1 to 12, as the year null when it is not known
 */
record CreditCard(
    @Nullable String token, @Nullable String digits, @Nullable Long month, @Nullable Long year) {

  static final Form<CreditCard> FORM =
      Form.flat()
          .text("credit_card_token", "cus_4fdAW5ftNQow1a")
          .text("credit_card_partial_number", "4242")
          .integer("credit_card_expiration_month", 12)
          .integer("credit_card_expiration_year", 2030)
          .reads(
              new CreditCard(null, null, null, null),
              (fields, none) ->
                  new CreditCard(
                      fields.optional("credit_card_token", null),
                      fields.optional("credit_card_partial_number", null),
                      fields.integer("credit_card_expiration_month", null),
                      fields.integer("credit_card_expiration_year", null)));

  private static final Pattern LAST_FOUR = Pattern.compile("[0-9]{4}");
  private static final int FIRST_YEAR = 1000;
  private static final int LAST_YEAR = 9999;
  private static final int MONTHS = 12;

  Errors check() {
    return new Validation()
        .name("credit_card_token", token)
        .matches("credit_card_partial_number", digits, LAST_FOUR)
        .unless(
            month == null || (month >= 1 && month <= MONTHS),
            "credit_card_expiration_month",
            Validation.INVALID)
        .unless(
            year == null || (year >= FIRST_YEAR && year <= LAST_YEAR),
            "credit_card_expiration_year",
            Validation.INVALID)
        .errors();
  }

  /** As a column keeps it: year and month, null when either is not known. */
  @Nullable String expires() {
    return month == null || year == null ? null : "%d-%02d".formatted(year, month);
  }

  /** Without the token: it is a secret. */
  @Override
  public String toString() {
    return "CreditCard[" + digits + "]";
  }
}
