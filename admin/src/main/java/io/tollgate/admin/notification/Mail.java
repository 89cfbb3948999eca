package io.tollgate.admin.notification;

import org.jspecify.annotations.Nullable;

/**
 * One mail to one person.
 *
 * @param sender address
 * @param recipient address
 * @param text paragraphs, with empty lines between them
 * @param link address of the page it is about, null for none
 */
record Mail(String sender, String recipient, String subject, String text, @Nullable String link) {
  /** Without text and link: they may hold secrets. */
  @Override
  public String toString() {
    return "Mail[" + subject + "]";
  }
}
