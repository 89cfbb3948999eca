package io.tollgate.admin.service;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Which levels of use are told to whom by what (portals.md, 3.4).
 *
 * @param settings the field {@code notification_settings}: channel → levels, per cent; null: nobody
 *     is told anything
 */
public record AlertChannels(@Nullable JsonNode settings) {

  private static final Set<Integer> LEVELS = Set.of(0, 50, 80, 90, 100, 120, 150, 200, 300);

  /** A way to somebody. */
  public enum Channel {
    WEB_PROVIDER,
    EMAIL_PROVIDER,
    WEB_BUYER,
    EMAIL_BUYER;

    private final String wireName = name().toLowerCase(Locale.ROOT);
  }

  /** The levels that anybody is told of. */
  public Set<Integer> levels() {
    Set<Integer> levels = new TreeSet<>();
    for (Channel channel : Channel.values()) {
      levels.addAll(levels(channel));
    }
    return levels;
  }

  /** Whether this level is told by this channel. */
  public boolean tells(Channel channel, long level) {
    return levels(channel).contains((int) level);
  }

  private Set<Integer> levels(Channel channel) {
    Set<Integer> levels = new TreeSet<>();
    if (settings != null) {
      for (JsonNode level : settings.path(channel.wireName)) {
        levels.add(level.asInt(0));
      }
      levels.retainAll(LEVELS);
    }
    return levels;
  }

  boolean isValid() {
    return settings == null
        || (settings.isObject() && settings.properties().stream().allMatch(AlertChannels::isValid));
  }

  private static boolean isValid(Map.Entry<String, JsonNode> channel) {
    List<String> names = Arrays.stream(Channel.values()).map(each -> each.wireName).toList();
    return names.contains(channel.getKey())
        && channel.getValue().isArray()
        && channel.getValue().valueStream().allMatch(AlertChannels::isLevel);
  }

  /** A number, its text, or the empty text with which forms send an empty list. */
  private static boolean isLevel(JsonNode value) {
    return value.isValueNode()
        && (value.asString("").isEmpty() || LEVELS.contains(value.asInt(-1)));
  }
}
