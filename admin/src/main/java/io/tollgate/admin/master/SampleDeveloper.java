package io.tollgate.admin.master;

import io.tollgate.admin.account.Account;
import io.tollgate.admin.application.ApplicationDraft;
import io.tollgate.admin.application.Applications;
import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.plan.Plan;
import io.tollgate.admin.plan.PlanAttributes;
import io.tollgate.admin.plan.PlanKind;
import io.tollgate.admin.plan.Plans;
import io.tollgate.admin.product.Products;
import io.tollgate.admin.service.Service;
import io.tollgate.admin.service.ServiceAttributes;
import io.tollgate.admin.signup.SignUp;
import io.tollgate.admin.signup.SignUpDraft;

/** What a new tenant can try at once: a product, and a developer with an application. */
public final class SampleDeveloper {
  private final Products products;
  private final Plans plans;
  private final SignUp signUp;
  private final Applications applications;

  public SampleDeveloper(Products products, Plans plans, SignUp signUp, Applications applications) {
    this.products = products;
    this.plans = plans;
    this.signUp = signUp;
    this.applications = applications;
  }

  void make(Caller caller) {
    Service service = products.create(caller, ServiceAttributes.named("API", "api")).orThrow();
    Plan basic =
        plans
            .create(
                caller,
                PlanKind.APPLICATION,
                service,
                new PlanAttributes("Basic", "basic", 0, 0, 0, 0, false, "publish"))
            .orThrow();
    Account developer =
        signUp.create(caller, SignUpDraft.named("Developer", "developer")).orThrow();
    applications
        .create(
            caller,
            developer,
            ApplicationDraft.named(basic.id(), "Developer's App", "Made with the provider"))
        .orThrow();
  }
}
