package io.tollgate.admin.application;

/** What a developer's wish for another plan leads to (portals.md, 4.1). */
public enum PlanChangeEffect {
  /** He may not even ask. */
  REFUSED,
  /** A request is filed; the provider decides. */
  FILED,
  /** The plan is changed now. */
  CHANGED,
  /** The plan is changed once a credit card is stored. */
  CARD_NEEDED;

  /**
   * @param permission the product's {@code buyer_plan_change_permission}, or the site's for
   *     accounts and services
   * @param cardStored whether the account has a credit card
   * @param paid whether the wanted plan costs anything
   */
  public static PlanChangeEffect of(String permission, boolean cardStored, boolean paid) {
    return switch (permission) {
      case "request" -> FILED;
      case "direct" -> CHANGED;
      case "credit_card" -> cardStored ? CHANGED : FILED;
      case "request_credit_card" -> cardStored || !paid ? CHANGED : CARD_NEEDED;
      default -> REFUSED;
    };
  }
}
