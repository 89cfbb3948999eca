package io.tollgate.admin.rest.output;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes representations as XML: the JSON fields in order as elements, without links (ruling 7).
 */
final class XmlOutput<T> {
  private final Representation<T> representation;

  XmlOutput(Representation<T> representation) {
    this.representation = representation;
  }

  byte[] one(T object) {
    XmlText xml = new XmlText();
    object(xml, object, loaded(List.of(object)));
    return xml.bytes();
  }

  byte[] many(Page<T> page) {
    String root = representation.names.plural();
    XmlText xml = new XmlText().open(root);
    if (page.isPartial()) {
      xml.attribute("per_page", page.request().perPage())
          .attribute("total_entries", page.total())
          .attribute("total_pages", page.pages())
          .attribute("current_page", page.request().page());
    }
    objects(xml, page.items());
    return xml.close(root).bytes();
  }

  private void objects(XmlText xml, List<T> objects) {
    Map<Embedded<T, ?>, Map<T, ? extends List<?>>> loaded = loaded(objects);
    objects.forEach(object -> object(xml, object, loaded));
  }

  private Map<Embedded<T, ?>, Map<T, ? extends List<?>>> loaded(List<T> objects) {
    return Embedded.load(representation.embedded, Format.XML, objects);
  }

  private void object(
      XmlText xml, T object, Map<Embedded<T, ?>, Map<T, ? extends List<?>>> loaded) {
    String element = representation.names.xmlType();
    xml.open(element);
    for (Property<T> property : representation.properties) {
      if (isAttribute(property) && property.appliesTo(object, Format.XML)) {
        Object value = property.read(object);
        xml.attribute(property.name(), value == null ? "" : value);
      }
    }
    for (Property<T> property : representation.properties) {
      if (!isAttribute(property) && property.appliesTo(object, Format.XML)) {
        value(xml, property.name(), property.read(object));
      }
    }
    loaded.forEach((part, lists) -> embedded(xml, part, lists.get(object)));
    xml.close(element);
  }

  private static boolean isAttribute(Property<?> property) {
    return property.place().isAttribute();
  }

  @SuppressWarnings("unchecked") // Loaded by this very part.
  private <E> void embedded(XmlText xml, Embedded<T, E> part, @Nullable List<?> objects) {
    if (objects == null) {
      return;
    }
    if (part.framed()) {
      xml.open(part.name());
    }
    new XmlOutput<>(part.representation()).objects(xml, (List<E>) objects);
    if (part.framed()) {
      xml.close(part.name());
    }
  }

  private static void value(XmlText xml, String name, @Nullable Object value) {
    switch (value) {
      case null -> xml.element(name, "");
      case String text -> xml.element(name, text);
      case BigDecimal number -> xml.element(name, number.toPlainString());
      case Number number -> xml.element(name, number.toString());
      case Boolean flag -> xml.element(name, flag.toString());
      case ExactJson(String text) -> tree(xml, name, JsonMapper.shared().readTree(text));
      default -> tree(xml, name, JsonMapper.shared().valueToTree(value));
    }
  }

  /** A map is its entries as elements; a list is its values as elements of the singular name. */
  private static void tree(XmlText xml, String name, JsonNode node) {
    xml.open(elementName(name));
    if (node.isObject()) {
      node.properties().forEach(entry -> tree(xml, entry.getKey(), entry.getValue()));
    } else if (node.isArray()) {
      node.forEach(each -> tree(xml, singular(name), each));
    } else {
      xml.text(node.isNull() ? "" : node.asString());
    }
    xml.close(elementName(name));
  }

  private static String singular(String name) {
    return name.endsWith("s") ? name.substring(0, name.length() - 1) : "item";
  }

  /** Keys of maps are the user's; an element's name allows less. */
  private static String elementName(String key) {
    String allowed = key.replaceAll("[^A-Za-z0-9_.-]", "_");
    return allowed.isEmpty() || !Character.isLetter(allowed.charAt(0)) ? "_" + allowed : allowed;
  }
}
