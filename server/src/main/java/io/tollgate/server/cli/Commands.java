package io.tollgate.server.cli;

import io.tollgate.server.composition.StartRefused;
import io.tollgate.server.composition.Version;
import io.tollgate.server.log.LogOutput;
import io.tollgate.server.settings.LogSection;
import io.tollgate.server.settings.SettingsRefused;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * All commands. A refusal is one message on standard error and exit status 1, but for commands
 * whose status 1 says something else.
 */
@Command(
    name = "tollgate",
    description = "API management in one process.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
public final class Commands implements Runnable {

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills the field
  private Commands() {}

  /** Runs the command that the arguments name and gives the exit status: 0 done, 1 refused. */
  public static int run(String[] arguments) {
    // Before the settings are read, so that no library logs in its own way.
    LogOutput.configure(LogSection.plain(LogSection.Level.WARN));
    return commandLine().execute(arguments);
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Commands());
    line.getCommandSpec().version("tollgate " + Version.CURRENT);
    line.addSubcommand(withSettings(new UpCommand(), SettingsOptions.Shown.ALL));
    line.addSubcommand(withSettings(new ConfigCommand(), SettingsOptions.Shown.ALL));
    line.addSubcommand(
        new CommandLine(new TokenCommand())
            .addSubcommand(
                withSettings(new TokenCommand.CreateCommand(), SettingsOptions.Shown.HINT)));
    line.addSubcommand(
        new CommandLine(new ExplainCommand())
            .addSubcommand(
                withSettings(new ExplainCommand.AuthorizationCommand(), SettingsOptions.Shown.HINT))
            .addSubcommand(withSettings(new ExplainRequestCommand(), SettingsOptions.Shown.HINT))
            .addSubcommand(withSettings(new LastRefusalsCommand(), SettingsOptions.Shown.HINT)));
    line.addSubcommand(
        new CommandLine(new PublicationCommand())
            .addSubcommand(
                withSettings(new PublicationCommand.CheckCommand(), SettingsOptions.Shown.HINT))
            .addSubcommand(
                withSettings(new PublicationCommand.RepairCommand(), SettingsOptions.Shown.HINT)));
    line.addSubcommand(withSettings(new ValidateCommand(), SettingsOptions.Shown.HINT));
    line.addSubcommand(new CommandLine.HelpCommand());
    line.addSubcommand(new CommandLine(new RehearseCommand()));
    line.setExecutionExceptionHandler(Commands::refused);
    line.setParameterExceptionHandler(
        (problem, parsed) -> {
          problem.getCommandLine().getErr().println("tollgate: " + said(problem) + meant(problem));
          CommandSpec command = problem.getCommandLine().getCommandSpec();
          problem
              .getCommandLine()
              .getErr()
              .println("'" + command.qualifiedName() + " --help' shows what there is.");
          CommandSpec parent = command.parent();
          return parent != null && asks(parent.userObject()) ? NotAsked.STATUS : 1;
        });
    return line;
  }

  /** Commands whose status 1 is an answer of the server. */
  private static boolean asks(Object command) {
    return command instanceof ExplainCommand || command instanceof PublicationCommand;
  }

  /** The library counts words where a person wants to know which one is wrong. */
  private static String said(CommandLine.ParameterException problem) {
    if (problem instanceof CommandLine.UnmatchedArgumentException unmatched
        && !unmatched.isUnknownOption()) {
      String word = unmatched.getUnmatched().getFirst();
      return problem.getCommandLine().getSubcommands().isEmpty()
          ? "'" + word + "' is one word too many"
          : "there is no command '" + word + "'";
    }
    return String.valueOf(problem.getMessage());
  }

  private static String meant(CommandLine.ParameterException problem) {
    if (!(problem instanceof CommandLine.UnmatchedArgumentException unmatched)) {
      return "";
    }
    String word = unmatched.getUnmatched().getFirst().replaceFirst("=.*", "");
    List<String> alike = Alike.to(word, unmatched.getSuggestions());
    return alike.isEmpty() ? "" : "; did you mean " + String.join(" or ", alike) + "?";
  }

  private static CommandLine withSettings(Object command, SettingsOptions.Shown shown) {
    CommandLine line = new CommandLine(command);
    line.getCommandSpec().mixinStandardHelpOptions(true);
    line.getCommandSpec().usageMessage().abbreviateSynopsis(true).sortOptions(false);
    SettingsOptions.addTo(line.getCommandSpec(), shown);
    return line;
  }

  private static int refused(Exception problem, CommandLine line, CommandLine.ParseResult parsed)
      throws Exception {
    PrintWriter err = line.getErr();
    switch (problem) {
      case SettingsRefused refused -> {
        err.println("tollgate: the settings cannot be used:");
        refused.problems().forEach(one -> err.println("  " + one));
      }
      case StartRefused refused -> err.println("tollgate: " + refused.getMessage());
      default -> throw problem;
    }
    err.flush();
    return 1;
  }
}
