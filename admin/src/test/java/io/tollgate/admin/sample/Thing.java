package io.tollgate.admin.sample;

import io.tollgate.admin.rest.route.PathTemplate;
import java.util.List;
import java.util.Map;

/**
 * Something of a tenant that requests name.
 *
 * @param path of it, parameters without names: {@code /admin/api/services/{}}
 * @param number tells things of the same kind apart
 */
public record Thing(String path, int number) {

  private static final Map<String, String> OTHER_PATHS =
      Map.of(
          "/admin/api/services/{}/application_plans/{}", "/admin/api/application_plans/{}",
          "/admin/api/services/{}/service_plans/{}", "/admin/api/service_plans/{}",
          "/admin/api/application_plans/{}/metrics/{}", "/admin/api/services/{}/metrics/{}",
          "/admin/api/services/{}/mapping_rules/{}",
              "/admin/api/services/{}/proxy/mapping_rules/{}");

  /** The first one of its kind. */
  public static Thing at(String path) {
    return new Thing(OTHER_PATHS.getOrDefault(path, path), 1);
  }

  /** The next one of the same kind. */
  public Thing next() {
    return new Thing(path, number + 1);
  }

  /** What the parameter at this place of a path stands for. */
  static Thing named(List<String> segments, int place) {
    String path = nameless(segments.subList(0, place + 1));
    boolean ofMethods =
        place + 1 < segments.size()
            && segments.get(place + 1).equals("methods")
            && segments.get(place - 1).equals("metrics");
    return at(ofMethods ? path + Makers.HITS : path);
  }

  /** A path whose parameters have lost their names. */
  static String nameless(List<String> segments) {
    StringBuilder path = new StringBuilder();
    for (String segment : segments) {
      path.append('/').append(segment.startsWith("{") ? "{}" : segment);
    }
    return path.toString();
  }

  static String nameless(PathTemplate path) {
    return nameless(path.segments());
  }
}
