package io.tollgate.gateway.call;

/** Walks a call through its phases; goes on where a policy had suspended it. */
public interface CallDriver {

  /** Enters the suspended phase again. Called on the call's event loop. */
  void resume(Call call);

  /** Asks the client for more of the request's body; it arrives in {@link RequestBody#add}. */
  void readBody(Call call);
}
