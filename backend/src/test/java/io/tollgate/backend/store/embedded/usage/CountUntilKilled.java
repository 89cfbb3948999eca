package io.tollgate.backend.store.embedded.usage;

import static io.tollgate.backend.usage.SampleMetrics.HITS;

import io.tollgate.backend.catalog.Limit;
import io.tollgate.backend.error.ServiceErrors;
import io.tollgate.backend.store.Charge;
import io.tollgate.backend.store.LedgerAnswer.Counted;
import io.tollgate.backend.store.journal.FsyncMode;
import io.tollgate.backend.usage.Change;
import io.tollgate.backend.usage.Propagation;
import io.tollgate.backend.usage.Windows;
import io.tollgate.protocol.time.Period;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * A process to be killed: counts on several threads, and writes one byte to standard output for
 * each call that is answered as counted. Checkpoints follow each other without a pause.
 */
public final class CountUntilKilled {

  static final int THREADS = 4;

  private CountUntilKilled() {}

  public static void main(String[] arguments) {
    // Nothing but acknowledgements may reach standard output, least of all a log.
    System.setOut(System.err);
    InstantSource clock = InstantSource.system();
    UsageStore store =
        UsageStore.open(
            Path.of(arguments[0]), FsyncMode.EVERY_SECOND, 1000, new ServiceErrors(), clock);
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    for (int i = 0; i < THREADS; i++) {
      new Thread(() -> count(store, clock, out)).start();
    }
    while (true) {
      store.checkpoint();
    }
  }

  private static void count(UsageStore store, InstantSource clock, OutputStream out) {
    List<Limit> limits = List.of(new Limit(HITS, Period.ETERNITY, 1_000_000_000));
    while (true) {
      Charge charge =
          new Charge(
              CountingFixture.APP,
              Windows.at(clock.millis()),
              limits,
              Propagation.upwards(List.of(Change.add(HITS, 1))),
              null,
              null);
      store
          .ledger()
          .checkAndCount(
              charge,
              answer -> {
                if (answer instanceof Counted) {
                  acknowledge(out);
                }
              });
    }
  }

  private static void acknowledge(OutputStream out) {
    try {
      out.write('.');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
