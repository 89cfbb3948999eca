package io.tollgate.backend.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class XmlTest {

  @Test
  void replaces_characters_that_no_document_can_hold() {
    assertThat(written("a\u0000b\u001fc\uFFFEd\uFFFF")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFD");
  }

  @Test
  void keeps_white_space_and_whatever_is_above_ascii() {
    assertThat(written("a\tb\nc\rd é ☃ \uD83D\uDE00")).isEqualTo("a\tb\nc\rd é ☃ \uD83D\uDE00");
  }

  private static String written(String text) {
    String document = Xml.document().text(text).bytes().toString(StandardCharsets.UTF_8);
    return document.substring(document.indexOf("?>") + 2);
  }
}
