package io.tollgate.gateway.liquid;

import liqp.parser.v4.NodeVisitor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A template that liqp renders. Only its parsed form is shared: liqp keeps the variables of the
 * call at hand in the template object, and keys of look-ups in its nodes, so both are made per
 * call. Otherwise two event loops would show each other's calls.
 */
final class LiquidTemplate implements Template {

  private static final Logger log = LoggerFactory.getLogger(LiquidTemplate.class);

  private final liqp.TemplateParser parser;
  private final liqp.Template parsed;

  LiquidTemplate(liqp.TemplateParser parser, liqp.Template parsed) {
    this.parser = parser;
    this.parsed = parsed;
  }

  @Override
  public String render(TemplateContext context) {
    try {
      NodeVisitor nodes =
          new NodeVisitor(parser.insertions, parser.filters, parser.liquidStyleInclude);
      Object rendered =
          nodes.visit(parsed.getParseTree()).render(new LiquidScope(parsed, parser, context));
      String text = rendered == null ? "" : String.valueOf(rendered);
      return text.length() > MAX_CHARS ? "" : text;
    } catch (RuntimeException | StackOverflowError e) {
      // The message may quote a value of the call, which may be a secret.
      log.info("a Liquid template could not be rendered and is empty: {}", e.getClass().getName());
      return "";
    }
  }

  @Override
  public @Nullable String constant() {
    return null;
  }
}
