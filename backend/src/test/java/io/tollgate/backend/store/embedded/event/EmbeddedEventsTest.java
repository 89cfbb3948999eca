package io.tollgate.backend.store.embedded.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.backend.alert.EventQueue.Queued;
import io.tollgate.backend.alert.Sighting;
import io.tollgate.backend.catalog.ApplicationKey;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedEventsTest {

  @TempDir Path directory;

  @Test
  void a_full_queue_loses_its_oldest_events() {
    try (EmbeddedEvents events = EmbeddedEvents.open(directory, 5)) {
      events.announce(sightings(0, 2));
      assertThat(events.size()).isEqualTo(4);
      events.announce(sightings(2, 4));
      assertThat(events.size()).isEqualTo(5);
      assertThat(events.oldest()).extracting(Queued::id).containsExactly(4L, 5L, 6L, 7L, 8L);
    }
    try (EmbeddedEvents events = EmbeddedEvents.open(directory, 5)) {
      assertThat(events.size()).isEqualTo(5);
      assertThat(events.deleteUpTo(7)).isEqualTo(4);
      assertThat(events.size()).isEqualTo(1);
      events.announce(sightings(0, 4));
      assertThat(events.oldest()).as("what was dropped stays announced").hasSize(1);
    }
  }

  private static List<Sighting> sightings(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> new Sighting(new ApplicationKey("100", "app" + i), 1_000_000, null))
        .toList();
  }
}
