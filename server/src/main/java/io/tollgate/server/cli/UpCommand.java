package io.tollgate.server.cli;

import io.tollgate.server.composition.Tollgate;
import io.tollgate.server.settings.SettingValues;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tollgate up}: starts the roles and serves until it is told to stop. */
@Command(name = "up", description = "Starts the server; Ctrl-C or SIGTERM stops it.")
final class UpCommand implements Callable<Integer> {

  /** A backend elsewhere may be away; the start goes on without it. */
  private static final Duration READY_WITHIN = Duration.ofSeconds(3);

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills the field
  UpCommand() {}

  @Override
  public Integer call() throws Exception {
    SettingValues values = SettingsOptions.read(spec);
    PrintWriter out = spec.commandLine().getOut();
    Tollgate tollgate = Tollgate.start(values);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(tollgate), "stop"));
    HangUp.runs(tollgate::reload);
    // What the banner offers to try must work when it is pasted at once.
    out.print(Banner.of(tollgate, tollgate.awaitReady(READY_WITHIN)));
    out.flush();
    // Only the shutdown hook ends this process.
    new CountDownLatch(1).await();
    return 0;
  }

  private static void stop(Tollgate tollgate) {
    tollgate.close();
    // The JVM would answer SIGTERM with 143 and Ctrl-C with 130, although all went well.
    Runtime.getRuntime().halt(0);
  }
}
