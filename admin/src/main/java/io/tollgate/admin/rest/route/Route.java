package io.tollgate.admin.rest.route;

import io.tollgate.admin.outcome.Outcome;
import io.tollgate.admin.rest.input.Form;
import io.tollgate.admin.rest.output.Format;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One endpoint.
 *
 * @param <M> what its path names
 * @param <C> what it takes in
 * @param <T> what it returns
 * @param parameters of query or body, taken beside the form
 * @param conditional whether the header If-Match may name the version that is to be changed
 * @param target finds what the path names
 * @param weight of what it answers
 * @param form describes what comes in, null when nothing does
 * @param input reads what comes in
 */
public record Route<M, C, T>(
    Verb verb,
    PathTemplate path,
    Access access,
    Formats formats,
    Set<String> parameters,
    boolean conditional,
    Target<M> target,
    Weight<M> weight,
    @Nullable Form<?> form,
    Function<ObjectNode, Outcome<C>> input,
    Handler<M, C, T> handler,
    Answer<T> answer) {

  /** What the feature does. */
  @FunctionalInterface
  public interface Handler<M, C, T> {
    Outcome<T> handle(Call call, M target, C input);
  }

  /**
   * How many bytes of texts an answer is made of, asked before they are read; 0 where they cannot
   * be many.
   */
  @FunctionalInterface
  public interface Weight<M> {
    long of(Call call, M target);
  }

  /** A route whose path was found to name something. */
  public interface Bound {
    /** Bytes of the texts that the answer will be made of; 0 when they cannot be many. */
    long weight(Call call);

    /** Reads the input, lets the feature work and writes what it returned. */
    Outcome<RestAnswer> perform(Call call, Format format, String baseUrl);
  }

  /** Looks up the ids of the path; null when one of them names nothing. */
  public @Nullable Bound bind(Call call) {
    M found = target.find(call.declaring(parameters));
    if (found == null) {
      return null;
    }
    return new Bound() {
      @Override
      public long weight(Call complete) {
        return weight.of(complete.declaring(parameters), found);
      }

      @Override
      public Outcome<RestAnswer> perform(Call complete, Format format, String baseUrl) {
        return input
            .apply(complete.input())
            .then(read -> handler.handle(complete.declaring(parameters), found, read))
            .map(value -> answer.write(value, format, baseUrl));
      }
    };
  }

  Route<M, C, T> in(Formats others) {
    return new Route<>(
        verb,
        path,
        access,
        others,
        parameters,
        conditional,
        target,
        weight,
        form,
        input,
        handler,
        answer);
  }
}
