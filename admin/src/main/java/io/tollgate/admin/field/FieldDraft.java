package io.tollgate.admin.field;

import io.tollgate.admin.outcome.Validation;
import io.tollgate.admin.rest.input.Fields;
import io.tollgate.admin.rest.input.Form;
import io.tollgate.admin.rest.input.FormField;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What may be written of a field's definition.
 *
 * @param target wire name of a {@link FieldTarget}; it and the name are taken on creation only
 * @param choices what a value must be one of; empty: anything
 * @param position null leaves it where it is, or puts it last
 */
public record FieldDraft(
    @Nullable String target,
    @Nullable String name,
    @Nullable String label,
    boolean required,
    boolean hidden,
    boolean readOnly,
    List<String> choices,
    @Nullable Long position) {

  private static final FieldDraft EMPTY =
      new FieldDraft(null, null, null, false, false, false, List.of(), null);

  static final Form<FieldDraft> FORM =
      Form.wrapped("fields_definition")
          .choice("target", "Account", FieldTarget.wireNames())
          .text("name", "industry")
          .text("label", "Industry")
          .flag("required", false)
          .flag("hidden", false)
          .flag("read_only", false)
          .field("choices", FormField.Kind.TEXTS, List.of("farming", "mining"))
          .integer("position", 2)
          .needs("target", "name", "label")
          .reads(EMPTY, FieldDraft::read);

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
  private static final int MOST_CHOICES = 200;
  private static final int LONGEST = 255;

  public FieldDraft {
    choices = List.copyOf(choices);
  }

  private static FieldDraft read(Fields fields, FieldDraft present) {
    return new FieldDraft(
        fields.text("target", present.target),
        fields.text("name", present.name),
        fields.text("label", present.label),
        fields.flag("required", present.required),
        fields.flag("hidden", present.hidden),
        fields.flag("read_only", present.readOnly),
        fields.texts("choices", present.choices),
        fields.integer("position", null));
  }

  /** With what cannot be changed as it was. */
  FieldDraft of(FieldDraft before) {
    return new FieldDraft(
        before.target, before.name, label, required, hidden, readOnly, choices, position);
  }

  FieldDraft withoutPosition() {
    return new FieldDraft(target, name, label, required, hidden, readOnly, choices, null);
  }

  Validation check() {
    return new Validation()
        .present("target", target)
        .oneOf("target", target, FieldTarget.wireNames())
        .name("name", name)
        .matches("name", name, NAME)
        .name("label", label)
        .positive("position", position)
        .unless(choices.size() <= MOST_CHOICES, "choices", "are too many (maximum is 200)")
        .unless(
            choices.stream().allMatch(choice -> !choice.isBlank() && choice.length() <= LONGEST),
            "choices",
            Validation.INVALID);
  }
}
