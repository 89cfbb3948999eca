package io.tollgate.gateway.liquid;

import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compiles templates, when a configuration is loaded. */
public final class Templates {

  private final LiquidEngine engine;

  /**
   * @param clock for the filters that tell the time
   */
  public Templates(InstantSource clock) {
    this.engine = new LiquidEngine(clock);
  }

  /**
   * Compiles a Liquid template.
   *
   * @param fault is told what is wrong with a text that is no template; it follows the field's name
   *     in a sentence. Such a template renders empty.
   */
  public Template liquid(String text, Consumer<String> fault) {
    Template plain = PlainTemplate.parse(text);
    if (plain != null) {
      return plain;
    }
    return switch (engine.parse(text)) {
      case LiquidEngine.Parsed(LiquidTemplate template) -> template;
      case LiquidEngine.Invalid(String problem) -> {
        fault.accept("is no Liquid template, it will be empty: " + problem);
        yield Template.of("");
      }
    };
  }

  /**
   * The template of a pair of fields of a policy's configuration: a value, and whether it is {@code
   * plain} (default) or {@code liquid}.
   *
   * @param type null: plain
   */
  public Template typed(JsonNode value, @Nullable String type, Consumer<String> fault) {
    String text = value.asString("");
    return "liquid".equals(type) ? liquid(text, fault) : Template.of(text);
  }
}
