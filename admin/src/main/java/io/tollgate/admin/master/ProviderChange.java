package io.tollgate.admin.master;

import io.tollgate.admin.rest.input.Fields;
import io.tollgate.admin.rest.input.Form;
import io.tollgate.admin.tenant.ProviderContact;
import org.jspecify.annotations.Nullable;

/**
 * What the operator may change of a provider.
 *
 * @param stateEvent a verb to apply to the state, null for none
 */
record ProviderChange(ProviderContact contact, @Nullable String stateEvent) {

  static final Form<ProviderChange> FORM =
      ProviderContact.fields(Form.wrapped("account"))
          .choice("state_event", "suspend", TenantEvent.NAMES)
          .reads(new ProviderChange(ProviderContact.NONE, null), ProviderChange::read);

  private static ProviderChange read(Fields fields, ProviderChange present) {
    return new ProviderChange(
        ProviderContact.read(fields, present.contact), fields.optional("state_event", null));
  }
}
