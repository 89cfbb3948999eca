package io.tollgate.gateway.liquid;

import java.time.InstantSource;
import liqp.TemplateParser;
import liqp.blocks.Block;
import liqp.filters.Filter;
import liqp.filters.Filters;
import liqp.nodes.LNode;
import liqp.parser.v4.NodeVisitor;
import liqp.tags.Tag;

/** liqp with this gateway's filters and bounds (gateway.md, ruling 19). */
final class LiquidEngine {

  private static final int MAX_SOURCE = 16 * 1024;

  private final TemplateParser parser;

  LiquidEngine(InstantSource clock) {
    TemplateParser.Builder builder =
        new TemplateParser.Builder()
            .withMaxTemplateSizeBytes(MAX_SOURCE)
            .withMaxSizeRenderedString(Template.MAX_CHARS)
            .withErrorMode(TemplateParser.ErrorMode.LAX)
            .withBlock(new NoBlock("for"))
            .withBlock(new NoBlock("tablerow"))
            .withTag(new NoTag("include"))
            .withTag(new NoTag("include_relative"));
    for (Filter filter : Filters.DEFAULT_FILTERS.values()) {
      builder.withFilter(new BoundedFilter(filter));
    }
    for (Filter filter : GrowingFilters.all()) {
      builder.withFilter(filter);
    }
    for (Filter filter : ExtraFilters.of(clock)) {
      builder.withFilter(new BoundedFilter(filter));
    }
    parser = builder.build();
  }

  sealed interface Outcome {}

  record Parsed(LiquidTemplate template) implements Outcome {}

  record Invalid(String problem) implements Outcome {}

  Outcome parse(String text) {
    if (text.length() > MAX_SOURCE) {
      return new Invalid("it is longer than " + MAX_SOURCE + " characters");
    }
    try {
      liqp.Template parsed = parser.parse(text);
      // Unknown filters are noticed only here.
      new NodeVisitor(parser.insertions, parser.filters, parser.liquidStyleInclude)
          .visit(parsed.getParseTree());
      return new Parsed(new LiquidTemplate(parser, parsed));
    } catch (RuntimeException e) {
      return new Invalid(String.valueOf(e.getMessage()));
    } catch (StackOverflowError e) {
      return new Invalid("it is nested too deeply");
    }
  }

  /** Loops do nothing: a call must not be made to work without end. */
  private static final class NoBlock extends Block {
    NoBlock(String name) {
      super(name);
    }

    @Override
    public Object render(liqp.TemplateContext context, LNode... nodes) {
      return "";
    }
  }

  /** Templates see calls, not files. */
  private static final class NoTag extends Tag {
    NoTag(String name) {
      super(name);
    }

    @Override
    public Object render(liqp.TemplateContext context, LNode... nodes) {
      return "";
    }
  }
}
