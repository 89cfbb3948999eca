package io.tollgate.server.settings;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What the reader of tollgate.yaml lets pass in silence, although whoever wrote it meant something:
 * a key that stands twice, a document that holds no keys at all.
 */
final class SettingsFile {

  private SettingsFile() {}

  /**
   * What is wrong with the text as a whole, null when nothing is.
   *
   * @throws RuntimeException as {@link YamlFault} reads it, when the text is no YAML or has a key
   *     twice
   */
  static @Nullable String fault(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    Object document = new Yaml(new SafeConstructor(options)).load(text);
    return document == null || document instanceof Map
        ? null
        : "holds no keys: write sections with their settings below, such as gateway: {port: 8081}";
  }
}
