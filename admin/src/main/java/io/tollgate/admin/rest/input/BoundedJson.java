package io.tollgate.admin.rest.input;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON that callers sent. A tree takes some thirty times the memory of a text of empty
 * objects, so a text counts by its tokens, too: a name, a value, a beginning and an end are one
 * each (account-management-api.md, 1.3).
 */
public final class BoundedJson {
  static final int MOST_TOKENS = 100_000;

  private static final long BYTES_OF_TOKEN = 100;
  private static final long TREE_OF_BYTE = 30;

  /** Of a whole document that is kept as one text, such as the description of an API. */
  private static final int MOST_TOKENS_OF_DOCUMENT = 500_000;

  static final JsonMapper BODY =
      JsonMapper.builder(factory(MOST_TOKENS))
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private static final JsonMapper DOCUMENT =
      JsonMapper.builder(factory(MOST_TOKENS_OF_DOCUMENT)).build();

  private BoundedJson() {}

  /** What the tree of a body takes in memory at most, beside the body; both in bytes. */
  public static long treeOf(long body) {
    return Math.min(TREE_OF_BYTE * body, body + BYTES_OF_TOKEN * MOST_TOKENS);
  }

  private static JsonFactory factory(int tokens) {
    return JsonFactory.builder()
        .streamReadConstraints(StreamReadConstraints.builder().maxTokenCount(tokens).build())
        .build();
  }

  /**
   * The value of a field that holds JSON as text, read as strictly as a body.
   *
   * @throws tools.jackson.core.JacksonException when it is none or has too many tokens
   */
  public static JsonNode text(String text) {
    return BODY.readTree(text);
  }

  /**
   * A document of its own in a text, of at most 500,000 tokens.
   *
   * @throws tools.jackson.core.JacksonException when it is none or has too many tokens
   */
  public static JsonNode document(String text) {
    return DOCUMENT.readTree(text);
  }
}
