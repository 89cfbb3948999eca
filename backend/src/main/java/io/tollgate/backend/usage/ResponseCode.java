package io.tollgate.backend.usage;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The status that an API call was answered with, as far as it is counted (5.4).
 *
 * @param status 200 to 299 or 400 to 599
 */
public record ResponseCode(int status) {

  private static final Set<Integer> ALONE = Set.of(200, 403, 404, 500, 503);

  /**
   * Reads {@code log[code]}.
   *
   * @return null when it is not counted: absent, not exactly three digits, or of another group
   */
  public static @Nullable ResponseCode read(@Nullable String text) {
    if (text == null || text.length() != 3 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return null;
    }
    return of(Integer.parseInt(text));
  }

  /**
   * @return null when this status is not counted
   */
  public static @Nullable ResponseCode of(int status) {
    int group = status / 100;
    return group == 2 || group == 4 || group == 5 ? new ResponseCode(status) : null;
  }

  /** Names of the counters that it moves: its group, such as {@code 2XX}, and maybe itself. */
  public List<String> counters() {
    String group = status / 100 + "XX";
    return ALONE.contains(status) ? List.of(Integer.toString(status), group) : List.of(group);
  }
}
