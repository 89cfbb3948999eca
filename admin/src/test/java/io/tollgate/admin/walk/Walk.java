package io.tollgate.admin.walk;

import io.tollgate.admin.support.Client;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Takes random steps through the API and has the model take them, too. */
final class Walk extends Steps {
  private final Client stranger;
  private final ProductSteps products;
  private final PeopleSteps people;
  private final ApplicationSteps applications;

  /**
   * @param stranger of another tenant
   */
  Walk(Client client, Client stranger, World world, Random random) {
    super(client, world, random);
    this.stranger = stranger;
    this.products = new ProductSteps(client, world, random);
    this.people = new PeopleSteps(client, world, random);
    this.applications = new ApplicationSteps(client, world, random);
    people.lookAround();
  }

  Step step() {
    @Nullable Step step = null;
    while (step == null) {
      step = tried();
    }
    return step;
  }

  /** Null where there is nothing yet to do it with. */
  private @Nullable Step tried() {
    return switch (random.nextInt(17)) {
      case 0 -> products.newProduct();
      case 1 -> random.nextInt(4) == 0 ? products.deleteProduct() : products.newPlan();
      case 2 -> products.changePlan();
      case 3 -> random.nextInt(3) == 0 ? products.deletePlan() : products.defaultPlan();
      case 4 -> people.signUp();
      case 5 -> people.changeAccount();
      case 6 -> random.nextInt(4) == 0 ? people.deleteAccount() : people.newUser();
      case 7, 8 -> people.changeUser();
      case 9, 10 -> applications.apply();
      case 11, 12 -> applications.newKey();
      case 13 -> applications.deleteKey();
      case 14 -> applications.changeApplication();
      case 15 -> applications.move();
      default -> trespass();
    };
  }

  private @Nullable Step trespass() {
    Long product = any(world.products);
    Long account = any(world.accounts);
    if (product == null || account == null) {
      return null;
    }
    expect(stranger.delete(product(product) + ".json"), 404);
    expect(stranger.put(account(account) + "/reject.json"), 404);
    Long application = any(world.applications);
    if (application != null) {
      expect(stranger.post(path(application) + "/keys.json", "key", "strange"), 404);
    }
    return new Step("trespass", false);
  }
}
