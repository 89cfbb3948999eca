package io.tollgate.server.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom the backend tells that events wait in its internal API.
 *
 * @param url null: nobody
 */
public record EventsHookSection(@Nullable String url, @Nullable String secret) {

  public static final Setting<String> URL =
      Setting.of(
          "backend.events-hook",
          ValueType.URL,
          null,
          "URL that gets a POST when events (alerts, first traffic) wait, at most once a minute. Unset: nobody is told.");

  public static final Setting<String> SECRET =
      Setting.of(
              "backend.events-hook-secret",
              ValueType.SECRET,
              null,
              "Sent along as the form field secret, so that the receiver knows who speaks; a secret.")
          .asSecret();

  static final List<Setting<?>> ALL = List.of(URL, SECRET);

  public static EventsHookSection from(SettingValues values) {
    return new EventsHookSection(values.find(URL), values.find(SECRET));
  }

  /** Without the secret, and without the address, which may hold one. */
  @Override
  public String toString() {
    return "EventsHookSection[" + (url == null ? "none" : "set") + "]";
  }
}
