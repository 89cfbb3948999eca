package io.tollgate.http.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Requests damaged by chance, the same ones in each run. */
class MillionHeadsTest {

  private static final int HEADS = 1_000_000;
  private static final byte[] TELLING = {
    '\r',
    '\n',
    ' ',
    '\t',
    ':',
    ';',
    ',',
    0,
    0x0b,
    0x7f,
    (byte) 0x85,
    (byte) 0xa0,
    '0',
    '/',
    '@',
    '['
  };

  private final RandomGenerator random = new SplittableRandom(42);

  private byte[] mutated(byte[] original) {
    byte[] bytes = original.clone();
    for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(5)) {
        case 0 -> bytes[at] = TELLING[random.nextInt(TELLING.length)];
        case 1 -> bytes[at] = (byte) random.nextInt(256);
        case 2 -> bytes[at] ^= 0x20;
        case 3 -> bytes = without(bytes, at);
        default -> bytes = with(bytes, at, TELLING[random.nextInt(TELLING.length)]);
      }
    }
    return bytes;
  }

  private static byte[] without(byte[] bytes, int at) {
    byte[] shorter = Arrays.copyOf(bytes, Math.max(1, bytes.length - 1));
    System.arraycopy(bytes, Math.min(at + 1, bytes.length), shorter, at, shorter.length - at);
    return shorter;
  }

  private static byte[] with(byte[] bytes, int at, byte added) {
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
    longer[at] = added;
    return longer;
  }

  @Test
  void refuses_a_damaged_head_or_reads_one_that_survives_being_written_again() {
    List<byte[]> seeds = new ArrayList<>();
    RandomRequest requests = new RandomRequest(random);
    for (int i = 0; i < 200; i++) {
      seeds.add(requests.next());
    }
    Corpus.cases().stream()
        .map(Corpus.Case::bytes)
        .filter(bytes -> bytes.length < 500)
        .forEach(seeds::add);
    int accepted = 0;
    for (int i = 0; i < HEADS; i++) {
      RequestHead head =
          Rewritten.head(Unpooled.wrappedBuffer(mutated(seeds.get(i % seeds.size()))));
      if (head != null) {
        accepted++;
        String difference = Rewritten.difference(head);
        if (!difference.isEmpty()) {
          assertThat(difference).isEmpty();
        }
      }
    }
    assertThat(accepted).isBetween(HEADS / 10, HEADS * 9 / 10);
  }
}
