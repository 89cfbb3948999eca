package io.tollgate.admin.message;

/**
 * A message to one recipient.
 *
 * @param state of the message: {@code sent} once it was
 * @param to the recipient's organisation
 * @param recipientState {@code unread}, {@code read} or {@code deleted}
 * @param createdAt epoch milliseconds
 */
public record Message(
    long id,
    String subject,
    String body,
    String state,
    String to,
    String recipientState,
    long createdAt) {}
