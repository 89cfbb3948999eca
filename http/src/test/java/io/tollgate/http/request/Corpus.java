package io.tollgate.http.request;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The cases of {@code corpus.txt}, which says itself how it is written. */
final class Corpus {

  /**
   * @param outcome what {@link Reading} makes of the bytes
   */
  record Case(String text, byte[] bytes, List<String> outcome) {

    boolean refused() {
      return outcome.getLast().matches("\\d{3}");
    }

    @Override
    public String toString() {
      return text;
    }
  }

  private static final Pattern ESCAPE = Pattern.compile("\\\\(x[0-9a-f]{2}|\\*\\d+.|.)");

  private Corpus() {}

  static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    String request = "";
    List<String> outcome = new ArrayList<>();
    for (String line : lines()) {
      if (line.startsWith("> ")) {
        add(cases, request, outcome);
        request = line.substring(2);
        outcome = new ArrayList<>();
      } else if (line.startsWith("< ")) {
        outcome.add(expanded(line.substring(2)));
      }
    }
    add(cases, request, outcome);
    return cases;
  }

  private static void add(List<Case> cases, String request, List<String> outcome) {
    if (!request.isEmpty()) {
      byte[] bytes = expanded(request.replace("|", "\r\n")).getBytes(StandardCharsets.ISO_8859_1);
      cases.add(new Case(request, bytes, outcome));
    }
  }

  private static String expanded(String text) {
    Matcher escape = ESCAPE.matcher(text);
    return escape.replaceAll(found -> Matcher.quoteReplacement(meaning(found.group(1))));
  }

  private static String meaning(String escape) {
    return switch (escape.charAt(0)) {
      case 'x' -> String.valueOf((char) Integer.parseInt(escape.substring(1), 16));
      case 'r' -> "\r";
      case 'n' -> "\n";
      case 't' -> "\t";
      case 'p' -> "|";
      case '*' -> {
        int last = escape.length() - 1;
        yield escape.substring(last).repeat(Integer.parseInt(escape.substring(1, last)));
      }
      default -> escape;
    };
  }

  private static List<String> lines() {
    try (InputStream in = Corpus.class.getResourceAsStream("corpus.txt")) {
      if (in == null) {
        throw new IllegalStateException("corpus.txt is not beside " + Corpus.class);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
