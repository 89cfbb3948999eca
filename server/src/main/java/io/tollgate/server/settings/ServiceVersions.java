package io.tollgate.server.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Pinned versions: as one setting, and as the reference gateway's variables, one per product. */
final class ServiceVersions {

  static final ValueType<Map<String, String>> TYPE =
      new ValueType<>("ids with versions, such as 42=7,43=8", ServiceVersions::parse);

  private static final Pattern VARIABLE =
      Pattern.compile("APICAST_SERVICE_(.+)_CONFIGURATION_VERSION");

  private ServiceVersions() {}

  static boolean isVariable(String name) {
    return VARIABLE.matcher(name).matches();
  }

  /** The setting's text that these variables amount to, null when there are none. */
  static @Nullable String of(Map<String, String> environment) {
    String text =
        new TreeMap<>(environment)
            .entrySet().stream()
                .map(variable -> entry(variable.getKey(), variable.getValue()))
                .filter(entry -> !entry.isEmpty())
                .collect(Collectors.joining(","));
    return text.isEmpty() ? null : text;
  }

  private static String entry(String variable, String version) {
    Matcher name = VARIABLE.matcher(variable);
    return name.matches() && !version.isBlank() ? name.group(1) + "=" + version.strip() : "";
  }

  private static Map<String, String> parse(String text) {
    Map<String, String> versions = new LinkedHashMap<>();
    for (String entry : text.split(",", -1)) {
      String[] pair = entry.strip().split("=", -1);
      boolean complete = pair.length == 2 && !pair[0].isBlank() && pair[1].matches("[0-9]+|latest");
      if (complete) {
        versions.put(pair[0].strip(), pair[1]);
      } else if (!entry.isBlank()) {
        throw new IllegalArgumentException();
      }
    }
    return versions;
  }
}
