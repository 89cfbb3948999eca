package io.tollgate.admin.rest.output;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Objects shown inside another one.
 *
 * @param framed whether an element of that name stands around them in XML
 * @param loader reads what belongs to all shown objects at once, so that a page costs a fixed
 *     number of statements; objects without an entry do not have this part
 */
record Embedded<T, E>(
    String name,
    Representation<E> representation,
    Property.Place place,
    boolean framed,
    Function<List<T>, Map<T, List<E>>> loader) {

  /** Reads all parts that this format shows, for all objects at once. */
  static <T> Map<Embedded<T, ?>, Map<T, ? extends List<?>>> load(
      List<Embedded<T, ?>> parts, Format format, List<T> objects) {
    Map<Embedded<T, ?>, Map<T, ? extends List<?>>> loaded = new LinkedHashMap<>();
    for (Embedded<T, ?> part : parts) {
      if (part.place().in(format)) {
        loaded.put(part, part.loader().apply(objects));
      }
    }
    return loaded;
  }
}
