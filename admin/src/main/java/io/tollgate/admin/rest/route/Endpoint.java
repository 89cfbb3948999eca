package io.tollgate.admin.rest.route;

import io.tollgate.admin.caller.Caller;
import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.rest.input.Form;
import io.tollgate.admin.rest.output.Page;
import io.tollgate.admin.rest.output.Representation;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A line of a route table while it is written. Its target is the caller himself until {@link #at}
 * says otherwise; the last method ends the line.
 *
 * @param <M> what the path names
 */
public final class Endpoint<M> {
  private static final Object NO_INPUT = new Object();

  record Head(
      Verb verb,
      PathTemplate path,
      Access access,
      Formats formats,
      Set<String> parameters,
      boolean conditional) {}

  private final Head head;
  private final Target<M> target;
  private final Route.Weight<M> weight;
  private final Consumer<Route<?, ?, ?>> table;

  Endpoint(Head head, Target<M> target, Consumer<Route<?, ?, ?>> table) {
    this(head, target, (call, found) -> 0, table);
  }

  private Endpoint(
      Head head, Target<M> target, Route.Weight<M> weight, Consumer<Route<?, ?, ?>> table) {
    this.head = head;
    this.target = target;
    this.weight = weight;
    this.table = table;
  }

  /** What the path's ids name. */
  public <N> Endpoint<N> at(Target<N> other) {
    return new Endpoint<>(head, other, table);
  }

  /** Names of parameters of query or body that are taken beside a form. */
  public Endpoint<M> takes(String... parameters) {
    Set<String> all = new LinkedHashSet<>(head.parameters());
    all.addAll(List.of(parameters));
    return new Endpoint<>(
        new Head(
            head.verb(),
            head.path(),
            head.access(),
            head.formats(),
            Collections.unmodifiableSet(all),
            head.conditional()),
        target,
        weight,
        table);
  }

  /** The header If-Match may name the version that is to be changed. */
  public Endpoint<M> conditional() {
    return new Endpoint<>(
        new Head(head.verb(), head.path(), head.access(), head.formats(), head.parameters(), true),
        target,
        weight,
        table);
  }

  /**
   * Answers that may be large wait for each other; {@link #at} stands before this.
   *
   * @param other asked before anything large is read
   */
  public Endpoint<M> weighs(Route.Weight<M> other) {
    return new Endpoint<>(head, target, other, table);
  }

  /** What comes in; for endpoints that take nothing from the body this is left out. */
  public <C> Reading<M, C> reads(Form<C> form) {
    return new Reading<>(this, form);
  }

  public void shows(Representation<M> representation) {
    ends(Answer.one(representation), (call, found) -> Outcome.done(found));
  }

  public <T> void shows(Representation<T> representation, BiFunction<Call, M, Outcome<T>> feature) {
    ends(Answer.one(representation), feature);
  }

  /** Lists everything; not paginated. */
  public <T> void lists(Representation<T> representation, BiFunction<Call, M, List<T>> feature) {
    ends(Answer.list(representation), (call, found) -> Outcome.done(feature.apply(call, found)));
  }

  /** Lists page by page. */
  public <T> void pages(Representation<T> representation, BiFunction<Call, M, Page<T>> feature) {
    takesPage()
        .ends(
            Answer.page(representation), (call, found) -> Outcome.done(feature.apply(call, found)));
  }

  /** Takes which page of a list is wanted. */
  public Endpoint<M> takesPage() {
    return takes("page", "per_page");
  }

  /** Makes something that needs no input. */
  public <T> void creates(
      Representation<T> representation, BiFunction<Caller, M, Outcome<T>> feature) {
    ends(Answer.created(representation), (call, found) -> feature.apply(call.caller(), found));
  }

  /** Does something to the target and shows the result. */
  public <T> void does(
      Representation<T> representation, BiFunction<Caller, M, Outcome<T>> feature) {
    ends(Answer.one(representation), (call, found) -> feature.apply(call.caller(), found));
  }

  public <T> void deletes(BiFunction<Caller, M, Outcome<T>> feature) {
    ends(Answer.nothing(), (call, found) -> feature.apply(call.caller(), found));
  }

  /** Any other answer. */
  public <T> void ends(Answer<T> answer, BiFunction<Call, M, Outcome<T>> feature) {
    add(
        null,
        input -> Outcome.done(NO_INPUT),
        (call, found, nothing) -> feature.apply(call, found),
        answer);
  }

  /**
   * Any other answer to an input that the feature reads itself.
   *
   * @param described what comes in
   */
  public <T> void ends(
      Form<?> described, Answer<T> answer, BiFunction<Call, M, Outcome<T>> feature) {
    add(
        described,
        input -> Outcome.done(NO_INPUT),
        (call, found, nothing) -> feature.apply(call, found),
        answer);
  }

  <C, T> void add(
      @Nullable Form<?> form,
      Function<ObjectNode, Outcome<C>> input,
      Route.Handler<M, C, T> handler,
      Answer<T> answer) {
    table.accept(
        new Route<>(
            head.verb(),
            head.path(),
            head.access(),
            head.formats(),
            head.parameters(),
            head.conditional(),
            target,
            weight,
            form,
            input,
            handler,
            answer));
  }
}
