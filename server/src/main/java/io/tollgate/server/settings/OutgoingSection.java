package io.tollgate.server.settings;

import io.tollgate.admin.outgoing.Network;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls that the admin side makes to addresses given by users: webhooks and test calls.
 *
 * @param allowed private networks that may be called
 */
public record OutgoingSection(List<Network> allowed) {

  static final ValueType<List<Network>> NETWORKS =
      new ValueType<>("networks separated by commas, such as 10.0.0.0/8", OutgoingSection::all);

  public static final Setting<List<Network>> ALLOW_NETWORKS =
      Setting.of(
          "outgoing.allow-networks",
          NETWORKS,
          null,
          "Private networks that webhooks and test calls may reach. Unset: none.");

  static final List<Setting<?>> ALL = List.of(ALLOW_NETWORKS);

  public static OutgoingSection from(SettingValues values) {
    @Nullable List<Network> allowed = values.find(ALLOW_NETWORKS);
    return new OutgoingSection(allowed == null ? List.of() : allowed);
  }

  private static List<Network> all(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).map(Network::parse).toList();
  }
}
