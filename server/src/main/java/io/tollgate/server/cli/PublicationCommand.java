package io.tollgate.server.cli;

import io.tollgate.server.composition.NotAnsweredException;
import io.tollgate.server.composition.RunningPublication;
import io.tollgate.server.settings.SettingsRefused;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code tollgate publication}: whether the data plane knows what the database says. */
@Command(
    name = "publication",
    description = "Compares the database with what backend and gateway know, and repairs.",
    mixinStandardHelpOptions = true)
final class PublicationCommand implements Runnable {

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills the field
  PublicationCommand() {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** A question to the running server, whose answer is a report of differences. */
  private abstract static class Question implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @SuppressWarnings("NullAway.Init") // picocli fills the field
    Question() {}

    abstract JsonNode ask(RunningPublication publication) throws NotAnsweredException;

    @Override
    public final Integer call() {
      try {
        JsonNode report = ask(RunningPublication.of(SettingsOptions.read(spec)));
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? report.toPrettyString() + "\n" : DriftText.of(report));
        out.flush();
        return report.path("differences").isEmpty() ? 0 : 1;
      } catch (NotAnsweredException e) {
        return NotAsked.because(spec, String.valueOf(e.getMessage()));
      } catch (SettingsRefused refused) {
        return NotAsked.because(spec, refused);
      }
    }
  }

  /** {@code tollgate publication check}: changes nothing. */
  @Command(
      name = "check",
      customSynopsis = "tollgate publication check [OPTIONS]",
      description = {
        "Shows every difference between the database and what the running server's backend and gateway know.",
        "Nothing is changed. Exit status 0: none, 1: some, 2: could not be asked."
      })
  static final class CheckCommand extends Question {

    @Override
    JsonNode ask(RunningPublication publication) throws NotAnsweredException {
      return publication.check();
    }
  }

  /** {@code tollgate publication repair}: a full re-sync. */
  @Command(
      name = "repair",
      customSynopsis = "tollgate publication repair [OPTIONS]",
      description = {
        "Has the running server tell its backend and gateway everything again, and shows what differs then.",
        "Calls are served meanwhile. Exit status 0: nothing, 1: something, 2: could not be asked or did not end."
      })
  static final class RepairCommand extends Question {

    @Override
    JsonNode ask(RunningPublication publication) throws NotAnsweredException {
      return publication.repair();
    }
  }
}
