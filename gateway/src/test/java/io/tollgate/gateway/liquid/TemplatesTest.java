package io.tollgate.gateway.liquid;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.gateway.call.Call;
import io.tollgate.gateway.call.SomeCall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Liquid as policies know it (gateway.md, 5.2 and ruling 19). */
class TemplatesTest {

  private static final Instant NOW = Instant.parse("2010-11-18T11:27:35.250Z");

  private final Templates templates = new Templates(() -> NOW);
  private final List<String> faults = new ArrayList<>();

  private String render(String template, Call call) {
    return templates.liquid(template, faults::add).render(TemplateContext.of(call));
  }

  private static Call call() {
    Call call = SomeCall.get("/a%20b/c?x=1&y=%2F", "X-Name", "n", "Accept", "text/plain");
    call.jwt(Map.of("sub", "joe", "aud", List.of("a", "b"), "o", Map.of("n", 7), "t", true));
    call.share("shared", JsonMapper.shared().readTree("{\"list\":[1,{\"n\":\"x\"}]}"));
    return call;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          plain                                 ; plain
          {{ uri }}                             ; /a b/c
          {{path}}                              ; /a b/c
          {{ host }}:{{server_port}}            ; api.example:8080
          {{remote_addr}}:{{remote_port}}       ; 192.0.2.7:4711
          {{ scheme }}                          ; http
          {{ server_addr }}                     ; 192.0.2.1
          {{ http_method }}                     ; GET
          {{ headers['x-name'] }}               ; n
          {{ headers["X-Name"] | upcase }}      ; N
          {{ headers['x-name'] | append: '!' }} ; n!
          {{ headers.Accept }}                  ; text/plain
          <{{ headers['None'] }}>               ; <>
          {{ original_request.query }}          ; x=1&y=%2F
          {{ original_request.path }}           ; /a b/c
          {{ original_request.headers['X-Name'] }} ; n
          {{ jwt.sub }}                         ; joe
          {{ jwt.o.n }} {{ jwt.o.n | plus: 1 }} ; 7 8
          {{ jwt.aud.last }}{{ jwt.aud[0] }}    ; ba
          {{ jwt.t }}                           ; true
          {% if jwt.aud contains 'b' %}y{% endif %} ; y
          {% for i in (1..9) %}x{% endfor %}|   ; |
          {% assign q = uri | size %}{{ q }}    ; 6
          {{ uri | remove_first: '/a ' }}       ; b/c
          {{ 'a.b.a' | replace: 'a', 'cc' }}    ; cc.b.cc
          {{ 'a.b' | split: '.' | join: '-' }}  ; a-b
          {{ jwt.aud | join: ', ' }}            ; a, b
          {{ shared.list.last.n }}{{ shared.list[0] }} ; x1
          {{ 2 | times: 3.5 }}                  ; 7.0
          {{ nil }}|{{ none.of.these }}         ; |
          """)
  void renders(String template, String expected) {
    assertThat(render(template, call())).isEqualTo(expected);
    assertThat(faults).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          {{ 'a b/é' | escape_uri }}            ; a%20b%2F%C3%A9
          {{ 'a%20b' | unescape_uri }}          ; a b
          {{ 'user:pass' | encode_base64 }}     ; dXNlcjpwYXNz
          {{ 'dXNlcjpwYXNz' | decode_base64 }}  ; user:pass
          {{ 'hello' | crc32_short }}           ; 907060870
          {{ 'hello' | crc32_long }}            ; 907060870
          {{ 'key' | hmac_sha1: 'text' | encode_base64 }} ; Np4pWetJRQM4shJ0j3fY3tdIR7s=
          {{ 'hello' | md5 }}                   ; 5d41402abc4b2a76b9719d911017c592
          {{ 'hello' | md5_bin | encode_base64 }} ; XUFAKrxLKna5cZ2REBfFkg==
          {{ 'hello' | sha1_bin | encode_base64 }} ; qvTGHdzF6KLavt4PO0gs2a6pQ00=
          {{ "it's" | quote_sql_str }}          ; 'it\\'s'
          {{ '' | time }}                       ; 1290079655
          {{ '' | now }}                        ; 1290079655.250
          {{ '' | utctime }}                    ; 2010-11-18 11:27:35
          {{ 1290079655 | cookie_time }}        ; Thu, 18-Nov-10 11:27:35 GMT
          {{ 1290079655 | http_time }}          ; Thu, 18 Nov 2010 11:27:35 GMT
          {{ 'Thu, 18 Nov 2010 11:27:35 GMT' | parse_http_time }} ; 1290079655
          """)
  void has_filters_beyond_the_standard(String template, String expected) {
    assertThat(render(template, call())).isEqualTo(expected);
    assertThat(faults).isEmpty();
  }

  @Test
  void tells_the_day_and_the_local_time() {
    assertThat(render("{{ '' | today }}", call())).hasSize(10);
    assertThat(render("{{ '' | localtime }}", call())).hasSize(19);
  }

  @Test
  void shows_the_call_as_rewritten_and_as_received() {
    Call call = call();
    call.keepHeaders();
    call.headers().set("X-Name", "changed");
    call.rewrite(Objects.requireNonNull(call.line().elsewhere("/new", null)));
    assertThat(render("{{ uri }} {{ headers['X-Name'] }}", call)).isEqualTo("/new changed");
    assertThat(render("{{ original_request.path }} {{ original_request.headers['X-Name'] }}", call))
        .isEqualTo("/a b/c n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ a",
        "{% if %}x{% endif %}",
        "{{ 'x' | nosuch }}",
        "{% render 'x' %}",
        "{% if a %}"
      })
  void a_text_that_is_no_template_is_told_and_renders_empty(String text) {
    assertThat(render(text, call())).isEmpty();
    assertThat(faults).hasSize(1);
    assertThat(faults.getFirst()).startsWith("is no Liquid template");
  }

  @Test
  void reads_no_files() {
    assertThat(render("<{% include '/etc/hostname' %}>", call())).isIn("<>", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"append: a", "split: ''", "replace: 'x', a", "replace: 'x', a | split: 'y'"})
  void a_value_may_not_grow_without_end(String filter) {
    StringBuilder text = new StringBuilder("{% assign a = 'xxxxxxxxxxxxxxxx' %}");
    text.append("{% assign a = a | append: a %}".repeat(11));
    text.append("{% assign a = a | ").append(filter).append(" %}{{ a | size }}");
    assertThat(render(text.toString(), call())).isIn("", "65536");
    assertThat(render("{% assign a = 'x' %}" + "{% assign a = a | append: a %}".repeat(60), call()))
        .isEmpty();
  }

  @Test
  void a_list_or_a_number_may_not_grow_without_end() {
    String list = "{% assign a = 'x,' %}" + "{% assign a = a | append: a %}".repeat(13);
    assertThat(render(list + "{{ a | split: ',' | join: a | size }}", call())).isEmpty();
    assertThat(render("{% assign a = 7.5 %}" + "{% assign a = a | times: a %}".repeat(40), call()))
        .isEmpty();
  }

  @Test
  void a_text_that_is_nested_too_deeply_is_told() {
    String deep = "{% if a %}".repeat(700) + "{% endif %}".repeat(699);
    assertThat(render(deep, call())).isEmpty();
    assertThat(faults).hasSize(1);
  }

  @Test
  void threads_do_not_see_each_others_calls() throws InterruptedException, ExecutionException {
    Template template =
        templates.liquid("{% assign k = 'X-Name' %}{{ headers[k] | upcase }}", faults::add);
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<Integer>> wrong = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        String name = "N" + t;
        Call own = SomeCall.get("/", "X-Name", name);
        wrong.add(
            threads.submit(
                () -> {
                  int others = 0;
                  for (int i = 0; i < 2000; i++) {
                    others += template.render(TemplateContext.of(own)).equals(name) ? 0 : 1;
                  }
                  return others;
                }));
      }
      for (Future<Integer> others : wrong) {
        assertThat(others.get()).isZero();
      }
    }
  }
}
