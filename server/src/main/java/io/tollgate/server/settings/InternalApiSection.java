package io.tollgate.server.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The backend's internal API.
 *
 * @param password null: made at the first start and kept in the data directory
 * @param remote whether peers on other machines are answered
 */
public record InternalApiSection(String user, @Nullable String password, boolean remote) {

  public static final Setting<String> USER =
      Setting.of(
          "backend.internal-user",
          ValueType.USER,
          "tollgate",
          "User of the backend's internal API (/internal).");

  public static final Setting<String> PASSWORD =
      Setting.of(
              "backend.internal-password",
              ValueType.SECRET,
              null,
              "Password of that user; a secret. Unset: made at the first start and kept in backend/internal-credentials in the data"
                  + " directory, one line user:password that only the owner may read.")
          .asSecret();

  public static final Setting<Boolean> REMOTE =
      Setting.of(
          "backend.internal-remote",
          ValueType.BOOLEAN,
          "false",
          "Whether the internal API answers peers on other machines; else loopback only.");

  static final List<Setting<?>> ALL = List.of(USER, PASSWORD, REMOTE);

  public static InternalApiSection from(SettingValues values) {
    return new InternalApiSection(values.get(USER), values.find(PASSWORD), values.get(REMOTE));
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "InternalApiSection[" + user + ", remote " + remote + "]";
  }
}
