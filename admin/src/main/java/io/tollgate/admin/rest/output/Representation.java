package io.tollgate.admin.rest.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What goes out for a resource: type name, fields in order, embedded lists, links. Immutable; each
 * method returns one with more in it.
 */
public final class Representation<T> {
  private static final String MASKED = "***";

  /**
   * @param type key of one object, such as {@code service}
   * @param plural key of a list
   * @param xmlType element of one object in XML
   */
  record Names(String type, String plural, String xmlType) {}

  /**
   * @param absolute whether links carry the address of the admin host
   */
  record Links<T>(List<Link<T>> all, boolean absolute) {}

  final Names names;
  final List<Property<T>> properties;
  final List<Embedded<T, ?>> embedded;
  final Links<T> links;

  private Representation(
      Names names, List<Property<T>> properties, List<Embedded<T, ?>> embedded, Links<T> links) {
    this.names = names;
    this.properties = List.copyOf(properties);
    this.embedded = List.copyOf(embedded);
    this.links = links;
  }

  /**
   * @param type key of one object, such as {@code service}
   * @param plural key of a list
   */
  public static <T> Representation<T> of(String type, String plural) {
    return new Representation<>(
        new Names(type, plural, type), List.of(), List.of(), new Links<>(List.of(), true));
  }

  public Representation<T> integer(String name, Function<? super T, @Nullable Long> value) {
    return with(name, Property.Kind.INTEGER, value);
  }

  public Representation<T> text(String name, Function<? super T, @Nullable String> value) {
    return with(name, Property.Kind.TEXT, value);
  }

  public Representation<T> flag(String name, Function<? super T, @Nullable Boolean> value) {
    return with(name, Property.Kind.FLAG, value);
  }

  public Representation<T> money(String name, Function<? super T, @Nullable Long> value) {
    return with(name, Property.Kind.MONEY, value);
  }

  public Representation<T> time(String name, Function<? super T, @Nullable Long> value) {
    return with(name, Property.Kind.TIME, value);
  }

  /** A map, list or JSON tree. */
  public Representation<T> tree(
      String name, Function<? super T, ? extends @Nullable Object> value) {
    return with(name, Property.Kind.TREE, value);
  }

  /**
   * Entries whose names are the user's: each a field of its own in JSON, a map of this name in XML.
   */
  public Representation<T> spread(String name, Function<? super T, Map<String, String>> entries) {
    return with(name, Property.Kind.SPREAD, entries);
  }

  /** Restricts the field added last to objects of this kind; others do not have it. */
  public Representation<T> when(Predicate<? super T> condition) {
    return lastAs(properties.getLast().when(condition));
  }

  public Representation<T> jsonOnly() {
    return lastAs(properties.getLast().at(Property.Place.JSON_ONLY));
  }

  public Representation<T> xmlOnly() {
    return lastAs(properties.getLast().at(Property.Place.XML_ONLY));
  }

  public Representation<T> xmlAttribute() {
    return lastAs(properties.getLast().at(Property.Place.XML_ATTRIBUTE));
  }

  public Representation<T> xmlAttributeOnly() {
    return lastAs(properties.getLast().at(Property.Place.XML_ATTRIBUTE_ONLY));
  }

  /** The field added last is a secret: audits mask it, answers are marked as not to be kept. */
  public Representation<T> secret() {
    return lastAs(properties.getLast().hidden());
  }

  /** Shows a list inside each object, in XML only. */
  public <E> Representation<T> embedInXml(
      String name, Representation<E> each, Function<List<T>, Map<T, List<E>>> loader) {
    return with(new Embedded<>(name, each, Property.Place.XML_ONLY, true, loader));
  }

  /** Shows one other object inside each object, in XML only. */
  public <E> Representation<T> embedOneInXml(
      Representation<E> other, Function<List<T>, Map<T, List<E>>> loader) {
    String name = other.names.xmlType();
    return with(new Embedded<>(name, other, Property.Place.XML_ONLY, false, loader));
  }

  private Representation<T> with(Embedded<T, ?> part) {
    List<Embedded<T, ?>> more = new ArrayList<>(embedded);
    more.add(part);
    return new Representation<>(names, properties, more, links);
  }

  public Representation<T> link(String rel, Function<? super T, String> path) {
    List<Link<T>> more = new ArrayList<>(links.all());
    more.add(new Link<>(rel, path));
    return new Representation<>(names, properties, embedded, new Links<>(more, links.absolute()));
  }

  /** Links without the address of the host. */
  public Representation<T> pathOnlyLinks() {
    return new Representation<>(names, properties, embedded, new Links<>(links.all(), false));
  }

  public Representation<T> inXmlAs(String element) {
    return named(new Names(names.type(), names.plural(), element));
  }

  /** The same object under another name. */
  public Representation<T> as(String type, String plural) {
    return named(new Names(type, plural, type));
  }

  private Representation<T> named(Names others) {
    return new Representation<>(others, properties, embedded, links);
  }

  /** Whether an answer holds a secret, so that nobody may keep it. */
  public boolean isConfidential() {
    return properties.stream().anyMatch(Property::secret)
        || embedded.stream().anyMatch(part -> part.representation().isConfidential());
  }

  /** Path of the object itself, null when it has none. */
  public @Nullable String selfPath(T object) {
    for (Link<T> link : links.all()) {
      if (link.rel().equals("self")) {
        return link.path().apply(object);
      }
    }
    return null;
  }

  /** The fields of an object as JSON shows them. */
  public Map<String, @Nullable Object> shown(T object) {
    return fields(object, false);
  }

  /** The fields of an object for the audit: secrets masked. */
  public Map<String, @Nullable Object> audited(T object) {
    return fields(object, true);
  }

  /** What differs, for the audit: field → [before, after], secrets masked. */
  public Map<String, List<@Nullable Object>> audited(T before, T after) {
    Map<String, @Nullable Object> old = fields(before, false);
    Map<String, @Nullable Object> masked = fields(before, true);
    Map<String, @Nullable Object> shown = fields(after, true);
    Map<String, List<@Nullable Object>> changes = new LinkedHashMap<>();
    fields(after, false)
        .forEach(
            (name, value) -> {
              if (!Objects.equals(old.get(name), value)) {
                changes.put(name, Arrays.asList(masked.get(name), shown.get(name)));
              }
            });
    return changes;
  }

  private Map<String, @Nullable Object> fields(T object, boolean masked) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (Property<T> property : properties) {
      if (property.kind() == Property.Kind.SPREAD) {
        property.entries(object).forEach((name, value) -> values.put(String.valueOf(name), value));
      } else if (property.appliesTo(object, Format.JSON)) {
        boolean mask = masked && property.secret();
        values.put(property.name(), mask ? MASKED : property.read(object));
      }
    }
    return values;
  }

  private Representation<T> with(
      String name, Property.Kind kind, Function<? super T, ? extends @Nullable Object> value) {
    List<Property<T>> more = new ArrayList<>(properties);
    more.add(new Property<>(name, kind, Property.Place.BOTH, object -> true, false, value));
    return withProperties(more);
  }

  private Representation<T> lastAs(Property<T> other) {
    List<Property<T>> same = new ArrayList<>(properties);
    same.set(same.size() - 1, other);
    return withProperties(same);
  }

  private Representation<T> withProperties(List<Property<T>> others) {
    return new Representation<>(names, others, embedded, links);
  }
}
