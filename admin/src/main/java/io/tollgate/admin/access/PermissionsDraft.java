package io.tollgate.admin.access;

import io.tollgate.admin.caller.Section;
import io.tollgate.admin.rest.input.Fields;
import io.tollgate.admin.rest.input.Form;
import io.tollgate.admin.rest.input.FormField;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a member is to be allowed, as it was sent: entries that mean nothing are ignored.
 *
 * @param serviceIds null for all services
 */
record PermissionsDraft(List<String> sections, @Nullable List<String> serviceIds) {
  private static final PermissionsDraft NOTHING = new PermissionsDraft(List.of(), null);

  static final Form<PermissionsDraft> FORM =
      Form.flat()
          .field("allowed_sections", FormField.Kind.TEXTS, List.of(Section.PARTNERS.wireName()))
          .field("allowed_service_ids", FormField.Kind.TEXTS, List.of("1"))
          .reads(NOTHING, PermissionsDraft::read);

  private static PermissionsDraft read(Fields fields, PermissionsDraft present) {
    return new PermissionsDraft(
        fields.texts("allowed_sections", present.sections),
        fields.textsOrNull("allowed_service_ids", present.serviceIds));
  }

  static PermissionsDraft of(ProviderUser user) {
    Set<Long> services = user.services();
    return new PermissionsDraft(
        user.sections().stream().map(Section::wireName).sorted().toList(),
        services == null ? null : services.stream().sorted().map(String::valueOf).toList());
  }

  Set<Section> knownSections() {
    return sections.stream()
        .map(Section::named)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  /** Those that look like ids; null for all services. */
  @Nullable Set<Long> ids() {
    return serviceIds == null
        ? null
        : serviceIds.stream()
            .filter(text -> text.matches("[0-9]{1,18}"))
            .map(Long::valueOf)
            .collect(Collectors.toSet());
  }
}
