package io.tollgate.policy;

/** What a policy is made with. */
public interface Setup {

  /** What stands at the policy's place in the product's chain. */
  Configuration configuration();

  /** Id of the product. */
  String service();

  /** Writes to the gateway's error log. */
  System.Logger logger();
}
