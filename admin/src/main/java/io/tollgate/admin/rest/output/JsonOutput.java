package io.tollgate.admin.rest.output;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes representations as JSON. */
final class JsonOutput<T> {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Representation<T> representation;
  private final String baseUrl;

  JsonOutput(Representation<T> representation, String baseUrl) {
    this.representation = representation;
    this.baseUrl = baseUrl;
  }

  byte[] one(T object) {
    return document(
        json -> {
          json.writeStartObject();
          json.writeName(representation.names.type());
          object(json, object, loaded(List.of(object)));
          json.writeEndObject();
        });
  }

  /** A list; its numbers are written only when it is one page of several. */
  byte[] many(Page<T> page) {
    return document(
        json -> {
          json.writeStartObject();
          json.writeName(representation.names.plural());
          array(json, page.items());
          if (page.isPartial()) {
            json.writeName("metadata");
            metadata(json, page);
          }
          json.writeEndObject();
        });
  }

  /** A list without a key of its own. */
  byte[] bareArray(List<T> objects) {
    return document(json -> array(json, objects));
  }

  private void array(JsonGenerator json, List<T> objects) {
    Map<Embedded<T, ?>, Map<T, ? extends List<?>>> loaded = loaded(objects);
    json.writeStartArray();
    for (T object : objects) {
      json.writeStartObject();
      json.writeName(representation.names.type());
      object(json, object, loaded);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private Map<Embedded<T, ?>, Map<T, ? extends List<?>>> loaded(List<T> objects) {
    return Embedded.load(representation.embedded, Format.JSON, objects);
  }

  private void object(
      JsonGenerator json, T object, Map<Embedded<T, ?>, Map<T, ? extends List<?>>> loaded) {
    json.writeStartObject();
    for (Property<T> property : representation.properties) {
      if (property.kind() == Property.Kind.SPREAD) {
        property
            .entries(object)
            .forEach(
                (name, value) -> {
                  json.writeName(String.valueOf(name));
                  value(json, value);
                });
      } else if (property.appliesTo(object, Format.JSON)) {
        json.writeName(property.name());
        value(json, property.read(object));
      }
    }
    loaded.forEach((part, lists) -> embedded(json, part, lists.get(object)));
    if (!representation.links.all().isEmpty()) {
      links(json, object);
    }
    json.writeEndObject();
  }

  @SuppressWarnings("unchecked") // Loaded by this very part.
  private <E> void embedded(JsonGenerator json, Embedded<T, E> part, @Nullable List<?> objects) {
    if (objects != null) {
      json.writeName(part.name());
      new JsonOutput<>(part.representation(), baseUrl).array(json, (List<E>) objects);
    }
  }

  private void links(JsonGenerator json, T object) {
    json.writeName("links");
    json.writeStartArray();
    for (Link<T> link : representation.links.all()) {
      String path = link.path().apply(object);
      json.writeStartObject();
      json.writeName("rel");
      json.writeString(link.rel());
      json.writeName("href");
      json.writeString(representation.links.absolute() ? baseUrl + path : path);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void metadata(JsonGenerator json, Page<?> page) {
    json.writeStartObject();
    json.writeName("per_page");
    json.writeNumber(page.request().perPage());
    json.writeName("total_entries");
    json.writeNumber(page.total());
    json.writeName("total_pages");
    json.writeNumber(page.pages());
    json.writeName("current_page");
    json.writeNumber(page.request().page());
    json.writeEndObject();
  }

  private static void value(JsonGenerator json, @Nullable Object value) {
    switch (value) {
      case null -> json.writeNull();
      case String text -> json.writeString(text);
      case Long number -> json.writeNumber(number);
      case Integer number -> json.writeNumber(number);
      case BigDecimal number -> json.writeNumber(number);
      case Boolean flag -> json.writeBoolean(flag);
      case ExactJson(String text) -> json.writeRawValue(text);
      default -> JSON.writeValue(json, value);
    }
  }

  private interface Content {
    void write(JsonGenerator json);
  }

  private static byte[] document(Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      content.write(json);
    }
    return bytes.toByteArray();
  }
}
