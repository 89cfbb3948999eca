package io.tollgate.server.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The backend that the admin side tells of changes when it is in another process.
 *
 * @param url null: the one in this process
 * @param password null: it stands in the file
 * @param credentialsFile one line {@code user:password}, as the backend makes it
 */
public record RemoteBackendSection(
    @Nullable String url,
    String user,
    @Nullable String password,
    @Nullable String credentialsFile) {

  public static final Setting<String> URL =
      Setting.of(
          "admin.backend-url",
          ValueType.URL,
          null,
          "Base URL of a backend in another process, to whose internal API products and applications are published. Needed when"
              + " roles has admin without backend. With https its certificate must be one that Java trusts.");

  public static final Setting<String> USER =
      Setting.of(
          "admin.backend-user",
          ValueType.USER,
          "tollgate",
          "User of that internal API, the other side's backend.internal-user.");

  public static final Setting<String> PASSWORD =
      Setting.of(
              "admin.backend-password",
              ValueType.SECRET,
              null,
              "Password of that user, the other side's backend.internal-password; a secret.")
          .asSecret();

  public static final Setting<String> CREDENTIALS_FILE =
      Setting.of(
          "admin.backend-credentials-file",
          ValueType.PATH,
          null,
          "File with one line user:password instead of user and password, such as the backend's own data/backend/internal-credentials.");

  static final List<Setting<?>> ALL = List.of(URL, USER, PASSWORD, CREDENTIALS_FILE);

  public static RemoteBackendSection from(SettingValues values) {
    return new RemoteBackendSection(
        values.find(URL), values.get(USER), values.find(PASSWORD), values.find(CREDENTIALS_FILE));
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "RemoteBackendSection[" + user + "]";
  }
}
