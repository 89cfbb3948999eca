package io.tollgate.admin.rest.input;

import io.tollgate.admin.outcome.Errors;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.outcome.Refusal;
import io.tollgate.admin.outcome.Validation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a resource takes in: its fields, flat or under its wrapper, and how they change a value.
 *
 * @param wrapper null when the fields are flat only
 * @param otherWrapper another name of the wrapper, null when it has but one
 * @param defaults what a new one is before any field is applied
 * @param readOnly fields that may be sent, alone even, and change nothing
 * @param needed fields without which nothing new is made
 * @param mayBeEmpty whether input without any known field is left to validation
 * @param takesFurther whether the reader also sees what is no field of the form
 */
public record Form<C>(
    @Nullable String wrapper,
    @Nullable String otherWrapper,
    List<FormField> fields,
    C defaults,
    Set<String> readOnly,
    Set<String> needed,
    boolean mayBeEmpty,
    boolean takesFurther,
    BiFunction<Fields, C, C> reader) {

  /** Begins a form whose fields may stand under a wrapper or flat. */
  public static Builder wrapped(String wrapper) {
    return wrapped(wrapper, null);
  }

  /** As {@link #wrapped(String)}, with another name of the wrapper. */
  public static Builder wrapped(String wrapper, @Nullable String otherWrapper) {
    return new Builder(wrapper, otherWrapper);
  }

  /** Begins a form whose fields stand flat; that input is empty is left to validation. */
  public static Builder flat() {
    return new Builder(null, null).mayBeEmpty();
  }

  /** A new value from the defaults. */
  public Outcome<C> create(ObjectNode input) {
    return read(input).map(fields -> reader.apply(fields, defaults));
  }

  /** A change of an existing value. */
  public Outcome<Change<C>> change(ObjectNode input) {
    return read(input).map(fields -> present -> reader.apply(fields, present));
  }

  /** An input that this form accepts. */
  public Map<String, Object> example() {
    Map<String, Object> example = new LinkedHashMap<>();
    fields.forEach(field -> example.put(field.name(), field.example()));
    return Collections.unmodifiableMap(example);
  }

  private Outcome<Fields> read(ObjectNode input) {
    ObjectNode sent = input;
    String name = otherWrapper != null && input.has(otherWrapper) ? otherWrapper : wrapper;
    JsonNode wrapped = name == null ? null : input.get(name);
    if (wrapped != null) {
      if (!(wrapped instanceof ObjectNode object)) {
        return Outcome.invalid(String.valueOf(name), Validation.INVALID);
      }
      sent = object;
    }
    if (!mayBeEmpty && !hasKnownField(sent)) {
      return Outcome.failed(
          new Refusal.Malformed("param is missing or the value is empty: " + wrapper));
    }
    Fields read = new Fields(fields, sent, further(sent));
    Errors errors = read.errors();
    return errors.isEmpty() ? Outcome.done(read) : Outcome.invalid(errors);
  }

  private FurtherFields further(ObjectNode sent) {
    if (!takesFurther) {
      return FurtherFields.NONE;
    }
    Map<String, JsonNode> others = new LinkedHashMap<>();
    sent.properties().forEach(each -> others.put(each.getKey(), each.getValue()));
    fields.forEach(field -> others.remove(field.name()));
    return FurtherFields.of(others);
  }

  private boolean hasKnownField(ObjectNode sent) {
    return fields.stream().anyMatch(field -> sent.has(field.name()))
        || readOnly.stream().anyMatch(sent::has);
  }

  /** Collects the fields. */
  public static final class Builder {
    private final @Nullable String wrapper;
    private final @Nullable String otherWrapper;
    private final List<FormField> fields = new ArrayList<>();
    private Set<String> readOnly = Set.of();
    private Set<String> needed = Set.of();
    private boolean mayBeEmpty;
    private boolean takesFurther;

    private Builder(@Nullable String wrapper, @Nullable String otherWrapper) {
      this.wrapper = wrapper;
      this.otherWrapper = otherWrapper;
    }

    public Builder text(String name, String example) {
      return field(name, FormField.Kind.TEXT, example);
    }

    /** A text that is one of these. */
    public Builder choice(String name, String example, List<String> choices) {
      return add(new FormField(name, FormField.Kind.TEXT, example, choices));
    }

    /** Several texts, each one of these. */
    public Builder choices(String name, List<String> example, List<String> choices) {
      return add(new FormField(name, FormField.Kind.TEXTS, example, choices));
    }

    public Builder integer(String name, long example) {
      return field(name, FormField.Kind.INTEGER, example);
    }

    public Builder flag(String name, boolean example) {
      return field(name, FormField.Kind.FLAG, example);
    }

    public Builder field(String name, FormField.Kind kind, Object example) {
      return add(new FormField(name, kind, example, List.of()));
    }

    private Builder add(FormField field) {
      fields.add(field);
      return this;
    }

    /** Names the fields without which nothing new is made. */
    public Builder needs(String... names) {
      needed = Set.of(names);
      return this;
    }

    public Builder readOnly(String... names) {
      readOnly = Set.of(names);
      return this;
    }

    public Builder mayBeEmpty() {
      mayBeEmpty = true;
      return this;
    }

    /** Lets the reader see what is sent beside the fields of the form. */
    public Builder takesFurther() {
      takesFurther = true;
      return this;
    }

    /** The form for values that begin with these defaults. */
    public <C> Form<C> reads(C defaults, BiFunction<Fields, C, C> reader) {
      return new Form<>(
          wrapper,
          otherWrapper,
          List.copyOf(fields),
          defaults,
          readOnly,
          needed,
          mayBeEmpty,
          takesFurther,
          reader);
    }
  }
}
