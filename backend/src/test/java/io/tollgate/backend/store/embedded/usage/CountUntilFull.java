package io.tollgate.backend.store.embedded.usage;

import static io.tollgate.backend.usage.SampleMetrics.HITS;

import io.tollgate.backend.catalog.ApplicationKey;
import io.tollgate.backend.catalog.Limit;
import io.tollgate.backend.error.ServiceErrors;
import io.tollgate.backend.store.Charge;
import io.tollgate.backend.store.LedgerAnswer;
import io.tollgate.backend.store.LedgerAnswer.Counted;
import io.tollgate.backend.store.LedgerAnswer.Stored;
import io.tollgate.backend.store.StorageException;
import io.tollgate.backend.store.UsageLedger.Receiver;
import io.tollgate.backend.store.journal.FsyncMode;
import io.tollgate.backend.usage.Change;
import io.tollgate.backend.usage.Propagation;
import io.tollgate.backend.usage.Windows;
import io.tollgate.protocol.time.Period;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A process that may not write much: counts one call of each application until that is refused, and
 * writes to standard output what then happens, one word in a line. It ends without closing.
 */
public final class CountUntilFull {

  /** Long ids fill the files quickly. */
  private static final String ID = "application-".repeat(15);

  private final InstantSource clock = InstantSource.system();
  private final UsageStore store;

  private CountUntilFull(Path directory) {
    store = UsageStore.open(directory, FsyncMode.EVERY_SECOND, 1000, new ServiceErrors(), clock);
  }

  public static void main(String[] arguments) {
    PrintStream out = System.out;
    // Nothing else may reach standard output, least of all a log.
    System.setOut(System.err);
    CountUntilFull process = new CountUntilFull(Path.of(arguments[0]));
    int counted = 0;
    while (process.count(counted)) {
      counted++;
    }
    out.println("counted " + counted);
    out.println("trouble " + (process.store.trouble() != null));
    out.println("read " + process.read(counted - 1));
    out.println("checkpoint " + process.checkpoint());
    // The checkpoint has begun a new file of the journal, which has room again.
    out.println("again " + process.count(counted));
    out.flush();
    Runtime.getRuntime().halt(0);
  }

  private boolean count(int application) {
    Charge charge =
        new Charge(
            key(application),
            Windows.at(clock.millis()),
            List.of(),
            Propagation.upwards(List.of(Change.add(HITS, 1))),
            null,
            null);
    LedgerAnswer.ToCheck answer =
        CountUntilFull.<LedgerAnswer.ToCheck>answer(
            then -> store.ledger().checkAndCount(charge, then));
    return answer instanceof Counted;
  }

  private long read(int application) {
    LedgerAnswer.ToRead answer =
        CountUntilFull.<LedgerAnswer.ToRead>answer(
            then ->
                store
                    .ledger()
                    .read(
                        key(application),
                        List.of(new Limit(HITS, Period.ETERNITY, 0)),
                        Windows.at(clock.millis()),
                        then));
    return answer instanceof Stored(var values) ? values.of(0) : -1;
  }

  private String checkpoint() {
    try {
      store.checkpoint();
      return "taken";
    } catch (StorageException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static ApplicationKey key(int application) {
    return new ApplicationKey("100", ID + application);
  }

  private static <A extends LedgerAnswer> A answer(Consumer<Receiver<A>> call) {
    CompletableFuture<A> answered = new CompletableFuture<>();
    call.accept(answered::complete);
    return answered.join();
  }
}
