package io.tollgate.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a body takes while it waits in memory. */
class HeldPiecesTest {

  private final HeldPieces held = new HeldPieces();
  private final List<ByteBuf> given = new ArrayList<>();

  private void add(String text) {
    ByteBuf piece = Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
    given.add(piece);
    held.add(piece);
  }

  private String take() {
    StringBuilder all = new StringBuilder();
    for (ByteBuf piece = held.poll(); piece != null; piece = held.poll()) {
      all.append(piece.toString(StandardCharsets.US_ASCII));
      piece.release();
    }
    return all.toString();
  }

  @Test
  void a_body_that_comes_byte_by_byte_is_a_few_pieces() {
    StringBuilder sent = new StringBuilder();
    for (int i = 0; i < 16_000; i++) {
      String one = String.valueOf((char) ('a' + i % 26));
      sent.append(one);
      add(one);
    }
    assertThat(held.count()).isLessThan(10);
    assertThat(given).filteredOn(piece -> piece.refCnt() > 0).hasSizeLessThan(10);
    assertThat(take()).isEqualTo(sent.toString());
  }

  @Test
  void long_pieces_and_single_ones_stay_what_they_are() {
    add("short");
    add("l".repeat(600));
    add("again");
    add("m".repeat(600));
    assertThat(held).containsExactlyElementsOf(given);
    assertThat(take()).startsWith("shortlll").endsWith("mmm").contains("againm");
  }

  @Test
  void what_comes_after_a_piece_was_taken_is_a_piece_of_its_own() {
    add("a");
    add("b");
    assertThat(take()).isEqualTo("ab");
    add("c");
    add("d");
    assertThat(take()).isEqualTo("cd");
    assertThat(given).allMatch(piece -> piece.refCnt() == 0);
  }

  @Test
  void all_is_given_back() {
    for (int i = 0; i < 5000; i++) {
      add("x");
    }
    add("l".repeat(600));
    List<ByteBuf> pieces = new ArrayList<>();
    held.forEach(pieces::add);
    held.release();
    assertThat(pieces).isNotEmpty().allMatch(piece -> piece.refCnt() == 0);
    assertThat(held.poll()).isNull();
  }
}
