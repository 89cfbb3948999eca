package io.tollgate.server.cli;

import io.tollgate.server.log.LogOutput;
import io.tollgate.server.settings.AllSettings;
import io.tollgate.server.settings.LogSection;
import io.tollgate.server.settings.Setting;
import io.tollgate.server.settings.SettingValues;
import io.tollgate.server.settings.SettingsReader;
import io.tollgate.server.settings.SettingsRefused;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Every setting as a flag of a command, and reading them once the command line is parsed. */
final class SettingsOptions {

  private static final String CONFIG = "--config";

  private SettingsOptions() {}

  /** How much of the settings the help of a command shows. */
  enum Shown {
    ALL,
    HINT
  }

  /** Adds {@code --config} and a flag for each setting. */
  static void addTo(CommandSpec command, Shown shown) {
    if (shown == Shown.HINT) {
      command
          .usageMessage()
          .footer(
              "Which server is meant, the settings say, as they do for up: a flag each,",
              "such as --data.directory; 'tollgate config --explain' shows all of them.");
    }
    command.addOption(
        OptionSpec.builder(CONFIG)
            .type(String.class)
            .paramLabel("FILE")
            .description("Settings file (default: tollgate.yaml in the working directory).")
            .build());
    for (Setting<?> setting : AllSettings.LIST) {
      command.addOption(
          OptionSpec.builder("--" + setting.name())
              .type(String.class)
              .paramLabel("VALUE")
              .hidden(shown == Shown.HINT)
              .description(setting.description())
              .build());
    }
  }

  /**
   * The settings that a parsed command line, the environment and the file give; sets up logging
   * accordingly.
   */
  static SettingValues read(CommandSpec command) throws SettingsRefused {
    Map<String, String> flags = new HashMap<>();
    for (OptionSpec option : command.commandLine().getParseResult().matchedOptions()) {
      String name = option.longestName().substring(2);
      if (AllSettings.LIST.stream().anyMatch(setting -> setting.name().equals(name))) {
        flags.put(name, option.getValue());
      }
    }
    String file = command.commandLine().getParseResult().matchedOptionValue(CONFIG, null);
    if (file != null && !Path.of(file).toFile().isFile()) {
      throw new SettingsRefused(CONFIG, "there is no file " + file);
    }
    SettingsReader reader = new SettingsReader();
    SettingValues values =
        reader.read(flags, System.getenv(), Path.of(file == null ? "tollgate.yaml" : file));
    LogSection log = LogSection.from(values);
    try {
      LogOutput.configure(log);
    } catch (UncheckedIOException e) {
      throw new SettingsRefused(
          values.origin(LogSection.FILE),
          "%s cannot be written; name a file that can be".formatted(log.file()));
    }
    for (String warning : reader.warnings()) {
      LoggerFactory.getLogger("settings").warn(warning);
    }
    return values;
  }
}
