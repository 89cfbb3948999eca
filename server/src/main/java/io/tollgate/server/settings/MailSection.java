package io.tollgate.server.settings;

import io.tollgate.admin.notification.MailSettings.Security;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the admin side sends mail.
 *
 * @param host null: no mail is sent
 * @param user null: the server asks for no password
 * @param portalUrl where links in mails to developers begin; null: they have none
 */
public record MailSection(
    @Nullable String host,
    int port,
    Security security,
    @Nullable String user,
    @Nullable String password,
    String from,
    @Nullable String portalUrl) {

  public static final Setting<String> HOST =
      Setting.of(
          "smtp.host", ValueType.HOST, null, "Server that takes mails. Unset: no mail is sent.");

  public static final Setting<Integer> PORT =
      Setting.of("smtp.port", ValueType.PORT, "587", "Its port.");

  public static final Setting<Security> SECURITY =
      Setting.of(
          "smtp.security",
          ValueType.oneOf(Security.class),
          "starttls",
          "How the connection to it is protected; with tls it is so from its first byte.");

  public static final Setting<String> USER =
      Setting.of("smtp.user", ValueType.TEXT, null, "User there. Unset: none is needed.");

  public static final Setting<String> PASSWORD =
      Setting.of("smtp.password", ValueType.SECRET, null, "Password of that user; a secret.")
          .asSecret();

  public static final Setting<String> FROM =
      Setting.of(
          "smtp.from",
          ValueType.TEXT,
          "noreply@localhost",
          "Sender of the mails of providers who have set no from_email.");

  public static final Setting<String> PORTAL_URL =
      Setting.of(
          "portal.public-url",
          ValueType.URL,
          null,
          "Base URL of the developers' site in links of mails. Unset: mails to developers have no links.");

  static final List<Setting<?>> ALL =
      List.of(HOST, PORT, SECURITY, USER, PASSWORD, FROM, PORTAL_URL);

  public static MailSection from(SettingValues values) {
    return new MailSection(
        values.find(HOST),
        values.get(PORT),
        values.get(SECURITY),
        values.find(USER),
        values.find(PASSWORD),
        values.get(FROM),
        values.find(PORTAL_URL));
  }

  /** Without the password: it is a secret. */
  @Override
  public String toString() {
    return "MailSection[" + host + ":" + port + "]";
  }
}
