package io.tollgate.backend.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.backend.store.journal.JournalReplay.Damage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

  @TempDir Path directory;

  @Test
  void gives_back_what_was_appended_in_order() throws IOException {
    try (Journal journal = Journal.open(directory, 7)) {
      assertThat(append(journal, "one")).isEqualTo(8);
      assertThat(append(journal, "zwölf")).isEqualTo(9);
    }

    assertThat(replay(7)).containsExactly("one", "zwölf");
  }

  @Test
  void passes_over_records_that_are_known_already() throws IOException {
    write("one", "two", "three");

    assertThat(replay(2)).containsExactly("three");
    assertThat(replay(3)).isEmpty();
  }

  @Test
  void goes_on_in_a_new_file_after_sealing_and_keeps_the_old_until_it_is_removed()
      throws IOException {
    try (Journal journal = Journal.open(directory, 0)) {
      append(journal, "one");
      List<Path> sealed = journal.seal();
      append(journal, "two");

      assertThat(sealed).hasSize(1);
      assertThat(JournalReplay.segments(directory)).hasSize(2);
      assertThat(replay(0)).containsExactly("one", "two");

      journal.remove(sealed);
      assertThat(replay(1)).containsExactly("two");
      assertThat(journal.seal()).doesNotContainAnyElementsOf(sealed);
    }
  }

  @Test
  void does_not_seal_an_empty_segment() throws IOException {
    try (Journal journal = Journal.open(directory, 0)) {
      assertThat(journal.seal()).isEmpty();
      assertThat(JournalReplay.segments(directory)).hasSize(1);
    }
  }

  @Test
  void leaves_out_a_torn_tail_of_any_length() throws IOException {
    write("one", "two");
    Path file = onlySegment();
    long whole = Files.size(file);

    for (long cut = whole - 1; cut > whole - 23; cut--) {
      truncate(file, cut);
      assertThat(replay(0)).containsExactly("one");
    }
  }

  @Test
  void leaves_out_a_tail_that_a_power_cut_left_as_zeros() throws IOException {
    write("one");
    Files.write(onlySegment(), new byte[300], StandardOpenOption.APPEND);

    assertThat(replay(0)).containsExactly("one");
  }

  @Test
  void leaves_out_a_file_that_ends_inside_its_first_line() throws IOException {
    write("one");
    truncate(onlySegment(), 5);

    assertThat(replay(0)).isEmpty();
  }

  @Test
  void stops_at_any_flipped_byte_before_the_last_record() throws IOException {
    write("one", "two");
    Path file = onlySegment();
    byte[] good = Files.readAllBytes(file);
    int first = Segment.MAGIC.length;
    int second = first + (good.length - first) / 2;

    for (int at = first; at < second; at++) {
      byte[] bad = good.clone();
      bad[at] ^= 0x10;
      Files.write(file, bad);
      assertThatThrownBy(() -> replay(0))
          .isInstanceOf(JournalCorruptException.class)
          .hasMessageContaining(file.toString())
          .hasMessageContaining("offset " + first)
          .hasMessageContaining("Restore the data directory from a copy");
    }
  }

  @Test
  void stops_when_records_are_missing() throws IOException {
    try (Journal journal = Journal.open(directory, 0)) {
      append(journal, "one");
      List<Path> sealed = journal.seal();
      append(journal, "two");
      append(journal, "three");
      journal.remove(sealed);
    }

    assertThatThrownBy(() -> replay(0)).hasMessageContaining("records 1 to 1 are missing");
  }

  @Test
  void stops_at_a_file_of_another_kind() throws IOException {
    Files.writeString(directory.resolve("0000000001.journal"), "this is something else entirely");

    assertThatThrownBy(() -> replay(0)).hasMessageContaining("not a journal of this version");
  }

  @Test
  void a_failed_append_leaves_no_trace_and_the_next_one_may_succeed() throws IOException {
    FullDisk disk = new FullDisk();
    try (Journal journal = disk.open(directory, 0)) {
      append(journal, "one");
      disk.fill(true);
      assertThatThrownBy(() -> append(journal, "lost")).hasMessageContaining("No space left");
      disk.fill(false);
      assertThat(append(journal, "two")).isEqualTo(2);
    }

    assertThat(replay(0)).containsExactly("one", "two");
  }

  @Test
  void refuses_appends_after_close() throws IOException {
    Journal journal = Journal.open(directory, 0);
    journal.close();

    assertThatThrownBy(() -> append(journal, "late")).isInstanceOf(IOException.class);
  }

  @Test
  void with_fsync_always_tells_who_waits_whether_the_disk_has_it() throws Exception {
    FullDisk disk = new FullDisk();
    try (Journal journal = disk.open(directory, 0);
        JournalSync sync = new JournalSync(journal, FsyncMode.ALWAYS, () -> null)) {
      append(journal, "one");
      assertThat(answer(sync)).isNull();

      disk.breakSync(true);
      append(journal, "two");
      assertThat(answer(sync)).hasMessageContaining("Input/output error");

      disk.breakSync(false);
      append(journal, "three");
      assertThat(answer(sync)).isNull();
    }
  }

  private static @Nullable Throwable answer(JournalSync sync) throws InterruptedException {
    CountDownLatch answered = new CountDownLatch(1);
    AtomicReference<@Nullable Throwable> answer = new AtomicReference<>();
    sync.whenSafe(
        failure -> {
          assertThat(Thread.currentThread().getName()).isEqualTo("usage-journal-sync");
          answer.set(failure);
          answered.countDown();
        });
    answered.await();
    return answer.get();
  }

  private void write(String... texts) throws IOException {
    try (Journal journal = Journal.open(directory, 0)) {
      for (String text : texts) {
        append(journal, text);
      }
    }
  }

  private static long append(Journal journal, String text) throws IOException {
    return journal.append(record -> record.putText(text));
  }

  private List<String> replay(long last) throws IOException {
    List<String> texts = new ArrayList<>();
    JournalReplay replay =
        new JournalReplay(last, Damage.REFUSED, record -> texts.add(record.payload().getText()));
    List<Path> segments = JournalReplay.segments(directory);
    for (Path segment : segments) {
      replay.replay(segment, segment.equals(segments.getLast()));
    }
    return texts;
  }

  private Path onlySegment() throws IOException {
    List<Path> segments = JournalReplay.segments(directory);
    assertThat(segments).hasSize(1);
    return segments.getFirst();
  }

  private static void truncate(Path file, long length) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.setLength(length);
    }
  }
}
