package io.tollgate.admin.notification;

import org.jspecify.annotations.Nullable;

/**
 * How mails go out.
 *
 * @param host of the SMTP server; null: no mail is ever written
 * @param user null: the server asks for no password
 * @param from sender of tenants that have set none
 * @param adminUrl where links for providers begin, without a trailing slash
 * @param portalUrl where links for developers begin; null: their mails have none
 */
public record MailSettings(
    @Nullable String host,
    int port,
    Security security,
    @Nullable String user,
    @Nullable String password,
    String from,
    String adminUrl,
    @Nullable String portalUrl) {

  /** How the connection is protected. */
  public enum Security {
    NONE,
    /** Begins in the clear and must turn to TLS before anything is said. */
    STARTTLS,
    TLS
  }

  /** Nobody is told anything by mail. */
  public static MailSettings none() {
    return new MailSettings(null, 25, Security.NONE, null, null, "", "", null);
  }

  /** Without the password: it is a secret. */
  @Override
  public String toString() {
    return "MailSettings[" + host + ":" + port + ", " + security + "]";
  }
}
