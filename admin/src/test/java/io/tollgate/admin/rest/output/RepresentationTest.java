package io.tollgate.admin.rest.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RepresentationTest {

  private record Part(long id) {}

  private record Thing(
      long id, @Nullable String name, String key, long price, Map<String, String> notes) {}

  private static final Representation<Part> PART =
      Representation.<Part>of("part", "parts").integer("id", Part::id);

  private final AtomicInteger loads = new AtomicInteger();

  private final Representation<Thing> thing =
      Representation.<Thing>of("thing", "things")
          .integer("id", Thing::id)
          .text("name", Thing::name)
          .text("key", Thing::key)
          .secret()
          .money("price", Thing::price)
          .flag("cheap", each -> each.price() < 10_000)
          .xmlAttribute()
          .time("made_at", each -> 1_442_290_532_999L)
          .tree("notes", Thing::notes)
          .text("only_named", Thing::name)
          .when(each -> each.name() != null)
          .text("legacy", each -> "x")
          .xmlOnly()
          .text("modern", each -> "y")
          .jsonOnly()
          .embedInXml("parts", PART, this::parts)
          .link("self", each -> "/things/" + each.id());

  private Map<Thing, List<Part>> parts(List<Thing> things) {
    loads.incrementAndGet();
    return Map.of(things.getFirst(), List.of(new Part(7)));
  }

  private static final Thing ONE = new Thing(1, "a<b", "hush", 95_000, Map.of("k 1", "v"));
  private static final Thing TWO = new Thing(2, null, "hush", 5, Map.of());

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void one_object_in_json() {
    assertThat(text(Body.one(thing, Format.JSON, "http://h", ONE)))
        .isEqualTo(
            "{\"thing\":{\"id\":1,\"name\":\"a<b\",\"key\":\"hush\",\"price\":9.5,\"cheap\":false,"
                + "\"made_at\":\"2015-09-15T04:15:32Z\",\"notes\":{\"k 1\":\"v\"},"
                + "\"only_named\":\"a<b\",\"modern\":\"y\","
                + "\"links\":[{\"rel\":\"self\",\"href\":\"http://h/things/1\"}]}}");
  }

  @Test
  void one_object_in_xml() {
    assertThat(text(Body.one(thing, Format.XML, "http://h", ONE)))
        .isEqualTo(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<thing cheap=\"false\"><id>1</id><name>a&lt;b</name><key>hush</key>"
                + "<price>9.5</price><made_at>2015-09-15T04:15:32Z</made_at>"
                + "<notes><k_1>v</k_1></notes><only_named>a&lt;b</only_named><legacy>x</legacy>"
                + "<parts><part><id>7</id></part></parts></thing>\n");
  }

  @Test
  void a_list_reads_what_is_embedded_once() {
    Page<Thing> page = new Page<>(List.of(ONE, TWO), 2, PageRequest.FIRST);

    String xml = text(Body.many(thing, Format.XML, "", page));
    String json = text(Body.many(thing, Format.JSON, "", page));

    assertThat(xml).contains("<name></name>").contains("<price>0.0005</price>");
    assertThat(xml).containsOnlyOnce("<parts>");
    assertThat(json).contains("\"name\":null").doesNotContain("metadata");
    assertThat(loads).hasValue(1);
  }

  @Test
  void a_list_can_be_the_whole_document() {
    assertThat(text(Body.bareArray(PART, "", List.of(new Part(1), new Part(2)))))
        .isEqualTo("[{\"part\":{\"id\":1}},{\"part\":{\"id\":2}}]");
  }

  @Test
  void audits_mask_secrets_and_show_only_what_changed() {
    Thing changed = new Thing(1, "a<b", "other", 1, Map.of());

    assertThat(thing.audited(ONE)).containsEntry("key", "***").containsEntry("id", 1L);
    assertThat(thing.audited(ONE, changed))
        .containsOnlyKeys("key", "price", "cheap", "notes")
        .containsEntry("key", Arrays.asList("***", "***"))
        .containsEntry("price", Arrays.asList(new BigDecimal("9.5"), new BigDecimal("0.0001")));
    assertThat(thing.isConfidential()).isTrue();
    assertThat(PART.isConfidential()).isFalse();
  }

  @Test
  void characters_that_xml_cannot_carry_are_replaced() {
    assertThat(text(new XmlText().element("a", "\u0001\r\n\uD83D\uDE00&").bytes()))
        .endsWith("<a>\uFFFD&#13;\n\uD83D\uDE00&amp;</a>\n");
  }

  @Test
  void nonsense_in_a_page_request_is_the_default() {
    assertThat(PageRequest.of("2", "10")).isEqualTo(new PageRequest(2, 10));
    assertThat(PageRequest.of("0", "501")).isEqualTo(PageRequest.FIRST);
    assertThat(PageRequest.of("x", "9999999999")).isEqualTo(PageRequest.FIRST);
    assertThat(new PageRequest(1_000_000_000, 500).offset()).isEqualTo(499_999_999_500L);
  }
}
