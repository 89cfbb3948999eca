package io.tollgate.admin.field;

/**
 * One field of one target.
 *
 * @param position from 1, among those of the target
 */
public record FieldDefinition(long id, long position, FieldDraft draft) {

  String name() {
    return String.valueOf(draft.name());
  }

  boolean isMandatory() {
    FieldTarget target = FieldTarget.named(draft.target());
    return target != null && target.isMandatory(name());
  }
}
