package io.tollgate.admin.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a valid request needs beside what its route says: every field of the route's form is sent
 * with its declared example.
 *
 * @param with input beside the examples, or instead of them; a {@link Thing} stands for its id
 * @param without fields that are not sent
 * @param first things that are made before all others
 * @param before requests of other routes that come first, as {@code PUT /path/{}}
 * @param given with what input things are made
 */
record Sample(
    Map<String, Object> with,
    Set<String> without,
    List<Thing> first,
    List<String> before,
    Map<Thing, Map<String, Object>> given) {

  static final Sample PLAIN = new Sample(Map.of(), Set.of(), List.of(), List.of(), Map.of());

  Sample with(String field, Object value) {
    return with(Map.of(field, value));
  }

  Sample with(Map<String, Object> fields) {
    Map<String, Object> more = new LinkedHashMap<>(with);
    more.putAll(fields);
    return new Sample(more, without, first, before, given);
  }

  Sample without(String... fields) {
    Set<String> more = new HashSet<>(without);
    more.addAll(List.of(fields));
    return new Sample(with, more, first, before, given);
  }

  Sample first(Thing thing) {
    List<Thing> more = new ArrayList<>(first);
    more.add(thing);
    return new Sample(with, without, more, before, given);
  }

  Sample after(String... requests) {
    List<String> more = new ArrayList<>(before);
    more.addAll(List.of(requests));
    return new Sample(with, without, first, more, given);
  }

  Sample given(Thing thing, String field, Object value) {
    Map<Thing, Map<String, Object>> more = new HashMap<>(given);
    Map<String, Object> fields = new HashMap<>(more.getOrDefault(thing, Map.of()));
    fields.put(field, value);
    more.put(thing, fields);
    return new Sample(with, without, first, before, more);
  }
}
