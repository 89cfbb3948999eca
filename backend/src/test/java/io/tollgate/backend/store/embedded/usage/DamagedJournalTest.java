package io.tollgate.backend.store.embedded.usage;

import static io.tollgate.backend.store.embedded.usage.CountingFixture.APP;
import static io.tollgate.backend.usage.SampleMetrics.HITS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.backend.TestClock;
import io.tollgate.backend.store.StorageException;
import io.tollgate.backend.usage.Change;
import io.tollgate.protocol.time.Period;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten calls in the journal of a process that died, each adding twice as much as the one before. */
class DamagedJournalTest {

  private static final int CALLS = 10;
  private static final long ALL = (1 << CALLS) - 1;

  @TempDir Path directory;

  private final TestClock clock = TestClock.at("2010-05-20T20:10:10Z");
  private Path segment = Path.of("");
  private byte[] good = new byte[0];
  private int firstRecord;
  private int recordLength;

  @BeforeEach
  void count() throws IOException {
    Path original = directory.resolve("original");
    try (CountingFixture fixture = new CountingFixture(original, clock)) {
      for (int i = 0; i < CALLS; i++) {
        fixture.charge(APP, List.of(), Change.add(HITS, 1L << i));
      }
      good = Files.readAllBytes(only(original.resolve("usage-journal")));
    }
    firstRecord = "TOLLGATE-JOURNAL-1\n".length();
    recordLength = (good.length - firstRecord) / CALLS;
    segment = data().resolve("usage-journal/0000000001.journal");
    Files.createDirectories(data().resolve("usage-journal"));
  }

  @Test
  void a_torn_record_at_the_end_is_left_out_and_the_rest_counts() throws IOException {
    Files.write(segment, Arrays.copyOf(good, good.length - 1));

    assertCounts(ALL - (1 << (CALLS - 1)));
  }

  @Test
  void a_flipped_bit_stops_the_start_until_the_operator_accepts_the_loss() throws IOException {
    int fourth = firstRecord + 3 * recordLength;
    Files.write(segment, flipped(fourth + recordLength - 1));

    assertThatThrownBy(this::open)
        .isInstanceOf(StorageException.class)
        .hasMessageContaining(segment.toString())
        .hasMessageContaining("offset " + fourth)
        .hasMessageContaining("create the empty file " + consent());
    assertThat(segment).exists();

    Files.createFile(consent());
    assertCounts(ALL - (1 << 3));
    assertThat(consent()).doesNotExist();
    assertThat(segment.resolveSibling("0000000001.journal.damaged")).exists();
    assertCounts(ALL - (1 << 3));
  }

  @Test
  void finds_the_next_record_when_a_length_or_the_first_line_is_damaged() throws IOException {
    Files.write(segment, flipped(firstRecord + 5 * recordLength + 2));
    Files.createFile(consent());
    assertCounts(ALL - (1 << 5));

    Files.delete(data().resolve("usage.db"));
    Files.write(segment, flipped(3));
    Files.delete(segment.resolveSibling("0000000001.journal.damaged"));
    Files.createFile(consent());
    assertCounts(ALL);
  }

  @Test
  void counts_what_is_readable_on_both_sides_of_a_missing_file() throws IOException {
    byte[] tail = Arrays.copyOfRange(good, firstRecord + 6 * recordLength, good.length);
    byte[] second = Arrays.copyOf(Arrays.copyOf(good, firstRecord), firstRecord + tail.length);
    System.arraycopy(tail, 0, second, firstRecord, tail.length);
    Files.write(segment, Arrays.copyOf(good, firstRecord + 4 * recordLength));
    Files.write(segment.resolveSibling("0000000003.journal"), second);

    assertThatThrownBy(this::open).hasMessageContaining("records 5 to 6 are missing");
    Files.createFile(consent());
    assertCounts(ALL - (1 << 4) - (1 << 5));
  }

  private byte[] flipped(int offset) {
    byte[] bytes = good.clone();
    bytes[offset] ^= 0x04;
    return bytes;
  }

  private void assertCounts(long expected) {
    try (CountingFixture fixture = open()) {
      assertThat(fixture.stored(APP, HITS, Period.ETERNITY)).isEqualTo(expected);
    }
  }

  private CountingFixture open() {
    return new CountingFixture(data(), clock);
  }

  private Path data() {
    return directory.resolve("data");
  }

  private Path consent() {
    return segment.resolveSibling("accept-damage");
  }

  private static Path only(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList().getFirst();
    }
  }
}
