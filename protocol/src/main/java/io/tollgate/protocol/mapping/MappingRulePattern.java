package io.tollgate.protocol.mapping;

import java.util.List;
import java.util.Map;
import java.util.regex.PatternSyntaxException;

/**
 * The pattern of a mapping rule, such as {@code /words/{word}$} or {@code /find?lang={lang}}
 * (gateway.md, 2.3). Its path part fits the <em>beginning</em> of a path, or all of it with a
 * {@code $}; {@code {name}} stands for one or more characters of one segment; letter case counts.
 *
 * <p>Immutable, and with {@link PatternDialect#LITERAL} free of allocation when matching.
 */
public final class MappingRulePattern {

  private final String text;
  private final PatternParts parts;
  private final PathMatcher path;

  private MappingRulePattern(String text, PatternParts parts, PathMatcher path) {
    this.text = text;
    this.parts = parts;
    this.path = path;
  }

  /** What comes of a text. */
  public sealed interface Outcome {}

  public record Parsed(MappingRulePattern pattern) implements Outcome {}

  /**
   * @param message follows the field's name in a sentence: {@code must start with a slash}
   */
  public record Invalid(String message) implements Outcome {}

  /**
   * Accepts what a provider may save (account-management-api.md, 5.5): up to 255 characters of an
   * RFC 3986 path and query that start with a slash; each wildcard once, none in the name of a
   * query parameter.
   */
  public static Outcome parse(String text) {
    String broken = PatternRules.broken(text);
    return broken == null ? compile(text, PatternDialect.LITERAL) : new Invalid(broken);
  }

  /**
   * Accepts what a gateway may be given: any text, since published patterns can be longer (a
   * backend's path stands before them) or made by another product. Invalid is only a regular
   * expression that is none.
   */
  public static Outcome compile(String text, PatternDialect dialect) {
    PatternParts parts = PatternParts.of(text);
    return switch (dialect) {
      case LITERAL -> new Parsed(new MappingRulePattern(text, parts, new LiteralPath(parts)));
      case REGULAR -> regular(text, parts);
    };
  }

  private static Outcome regular(String text, PatternParts parts) {
    try {
      return new Parsed(new MappingRulePattern(text, parts, new RegularPath(parts)));
    } catch (PatternSyntaxException e) {
      return new Invalid("is not a regular expression: " + e.getDescription());
    }
  }

  /** Whether the pattern fits a path; an undecided match is none. */
  public boolean matchesPath(String normalisedPath) {
    return match(normalisedPath) == PathMatch.MATCHES;
  }

  /**
   * As {@link #matchesPath}, but tells a match that was given up.
   *
   * @param normalisedPath see {@link RequestPath}
   */
  public PathMatch match(String normalisedPath) {
    return path.match(normalisedPath);
  }

  /** Names of the wildcards of the path, in order: {@code parameters} of a published rule. */
  public List<String> parameters() {
    return parts.names();
  }

  /**
   * What the query must have, decoded, in the order of the text: {@code querystring_parameters} of
   * a published rule. Matched by {@link QueryCondition}, not by the pattern.
   */
  public Map<String, String> queryParameters() {
    return parts.queryParameters();
  }

  /** The text as configured. */
  @Override
  public String toString() {
    return text;
  }
}
