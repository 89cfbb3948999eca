package io.tollgate.admin.rest.route;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.rest.input.Change;
import io.tollgate.admin.rest.input.Form;
import io.tollgate.admin.rest.output.Representation;

/** A line of a route table that takes something in; the last method ends it. */
public final class Reading<M, C> {
  private final Endpoint<M> endpoint;
  private final Form<C> form;

  Reading(Endpoint<M> endpoint, Form<C> form) {
    this.endpoint = endpoint;
    this.form = form;
  }

  /** A feature's method that takes whose wish it is, what the path names and what came in. */
  @FunctionalInterface
  public interface Feature<M, C, T> {
    Outcome<T> apply(Caller caller, M target, C input);
  }

  /** Makes something new and shows it. */
  public <T> void creates(Representation<T> representation, Feature<M, C, T> feature) {
    endpoint.add(form, form::create, called(feature), Answer.created(representation));
  }

  /** Changes the target and shows it. */
  public <T> void updates(Representation<T> representation, Feature<M, Change<C>, T> feature) {
    changes(representation, called(feature));
  }

  /** As {@link #updates}, for a feature that also reads headers. */
  public <T> void changes(
      Representation<T> representation, Route.Handler<M, Change<C>, T> handler) {
    endpoint.add(form, form::change, handler, Answer.one(representation));
  }

  /** Does something with what came in and shows the result. */
  public <T> void does(Representation<T> representation, Feature<M, C, T> feature) {
    endpoint.add(form, form::create, called(feature), Answer.one(representation));
  }

  /** Any other answer. */
  public <T> void ends(Answer<T> answer, Feature<M, C, T> feature) {
    endpoint.add(form, form::create, called(feature), answer);
  }

  private static <M, C, T> Route.Handler<M, C, T> called(Feature<M, C, T> feature) {
    return (call, target, input) -> feature.apply(call.caller(), target, input);
  }
}
