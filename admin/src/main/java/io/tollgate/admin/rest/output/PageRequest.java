package io.tollgate.admin.rest.output;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted. Nonsense falls back to the default and is never an error.
 *
 * @param page from 1
 * @param perPage 1 to 500
 */
public record PageRequest(int page, int perPage) {
  private static final int MOST = 500;
  private static final int LAST_PAGE = 1_000_000_000;

  public static final PageRequest FIRST = new PageRequest(1, MOST);

  public static PageRequest of(@Nullable String page, @Nullable String perPage) {
    return of(page, perPage, MOST);
  }

  /**
   * @param usual entries of a page where nothing else is wanted
   */
  public static PageRequest of(@Nullable String page, @Nullable String perPage, int usual) {
    return new PageRequest(number(page, LAST_PAGE, 1), number(perPage, MOST, usual));
  }

  private static int number(@Nullable String text, int most, int otherwise) {
    try {
      int value = text == null ? otherwise : Integer.parseInt(text);
      return value < 1 || value > most ? otherwise : value;
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  /** Index of the page's first entry, from 0. */
  public long offset() {
    return (page - 1L) * perPage;
  }
}
