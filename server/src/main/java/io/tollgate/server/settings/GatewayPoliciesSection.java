package io.tollgate.server.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Policies of the operator's own, and how all are checked (gateway.md, 5.4).
 *
 * @param path null: there are no policies but those that are built in
 */
public record GatewayPoliciesSection(@Nullable List<Path> path, boolean validate) {

  public static final Setting<List<Path>> PATH =
      Setting.of(
              "gateway.policies.path",
              new ValueType<>(
                  "directories, separated by colons", GatewayPoliciesSection::directories),
              null,
              "Directories with the jars of policies of your own (docs/policies.md). Read at the start and with SIGHUP; a jar that"
                  + " cannot be used refuses the start.")
          .alias("TOLLGATE_POLICY_PATH");

  public static final Setting<Boolean> VALIDATE =
      Setting.of(
              "gateway.policies.validate",
              ValueType.BOOLEAN,
              "false",
              "Hold the configuration of every policy against the JSON schema in its manifest; one that does not fit is not used.")
          .alias("APICAST_VALIDATE_POLICY_CONFIGS");

  static final List<Setting<?>> ALL = List.of(PATH, VALIDATE);

  public static GatewayPoliciesSection from(SettingValues values) {
    return new GatewayPoliciesSection(values.find(PATH), values.get(VALIDATE));
  }

  private static List<Path> directories(String text) {
    List<Path> directories =
        Stream.of(text.split(":"))
            .map(String::strip)
            .filter(one -> !one.isEmpty())
            .map(Path::of)
            .toList();
    if (directories.isEmpty()) {
      throw new IllegalArgumentException(text);
    }
    return directories;
  }
}
