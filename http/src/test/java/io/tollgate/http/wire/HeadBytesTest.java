package io.tollgate.http.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.util.AsciiString;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HeadBytesTest {

  private final ByteBuf out = Unpooled.buffer();

  private String written() {
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  @Test
  void writes_characters_up_to_255_as_the_byte_they_were_read_from() {
    HeadBytes.header(out, "Name", "\u00e4\u00ff~\t!");
    HeadBytes.header(out, "Name", new AsciiString(new byte[] {(byte) 0xe4}));
    assertThat(written()).isEqualTo("Name: \u00e4\u00ff~\t!\r\nName: \u00e4\r\n");
  }

  @Test
  void lets_no_text_end_a_line() {
    HeadBytes.header(out, "Name", "a\r\nb\0c\u007f");
    assertThat(written()).isEqualTo("Name: a  b c\u007f\r\n");
  }

  @Test
  void percent_encodes_what_would_end_a_request_target() {
    HeadBytes.requestLine(out, "GET", "/a b\r\n\u007f\u00e4");
    assertThat(written()).isEqualTo("GET /a%20b%0D%0A%7F\u00e4 HTTP/1.1\r\n");
  }

  @Test
  void leaves_an_ordinary_target_as_it_is() {
    HeadBytes.requestLine(out, "GET", "/a?b=%20\u00e4");
    assertThat(written()).isEqualTo("GET /a?b=%20\u00e4 HTTP/1.1\r\n");
  }
}
