package io.tollgate.backend.api.parameter;

import io.tollgate.backend.api.parameter.ParameterValue.Array;
import io.tollgate.backend.api.parameter.ParameterValue.Hash;
import io.tollgate.backend.api.parameter.ParameterValue.Nothing;
import io.tollgate.backend.api.parameter.ParameterValue.Text;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a request as a tree. */
public final class Parameters {

  private static final int MAX_DEPTH = 32;

  private final Hash root = new Hash();
  private boolean validText = true;

  /** Adds one parameter; a later scalar replaces an earlier one. */
  public void put(String name, ParameterValue value) throws MalformedParametersException {
    if (name.indexOf('[') < 0) {
      if (!name.isEmpty()) {
        root.entries().put(name, value);
      }
      return;
    }
    List<String> steps = ParameterName.steps(name);
    if (steps.size() > MAX_DEPTH) {
      throw new MalformedParametersException(
          "nesting of parameters (" + steps.size() + ") exceeds limit (" + MAX_DEPTH + ")");
    }
    if (!steps.getFirst().isEmpty()) {
      put(root, steps, value);
    }
  }

  private static void put(Hash hash, List<String> steps, ParameterValue value)
      throws MalformedParametersException {
    String name = steps.getFirst();
    if (steps.size() == 1) {
      hash.entries().put(name, value);
    } else if (!steps.get(1).equals(ParameterName.NEXT_ELEMENT)) {
      put(hashIn(hash, name), steps.subList(1, steps.size()), value);
    } else {
      List<ParameterValue> elements = arrayIn(hash, name).elements();
      if (steps.size() == 2) {
        elements.add(value);
      } else {
        List<String> inElement = steps.subList(2, steps.size());
        put(elementFor(inElement.getFirst(), elements), inElement, value);
      }
    }
  }

  /** The last element, or a new one when that has this name already. */
  private static Hash elementFor(String name, List<ParameterValue> elements) {
    if (!elements.isEmpty()
        && elements.getLast() instanceof Hash last
        && !last.entries().containsKey(name)) {
      return last;
    }
    Hash element = new Hash();
    elements.add(element);
    return element;
  }

  private static Hash hashIn(Hash parent, String name) throws MalformedParametersException {
    ParameterValue known = parent.entries().get(name);
    if (isAbsent(known)) {
      Hash created = new Hash();
      parent.entries().put(name, created);
      return created;
    }
    if (known instanceof Hash hash) {
      return hash;
    }
    throw conflict();
  }

  private static Array arrayIn(Hash parent, String name) throws MalformedParametersException {
    ParameterValue known = parent.entries().get(name);
    if (isAbsent(known)) {
      Array created = new Array();
      parent.entries().put(name, created);
      return created;
    }
    if (known instanceof Array array) {
      return array;
    }
    throw conflict();
  }

  private static boolean isAbsent(@Nullable ParameterValue value) {
    return value == null || value instanceof Nothing;
  }

  private static MalformedParametersException conflict() {
    return new MalformedParametersException(
        "request contains syntax errors, should not be repeated without modification");
  }

  /** Notes that some name or value was not UTF-8. */
  public void foundInvalidText() {
    validText = false;
  }

  /** Whether all names and values were UTF-8. */
  public boolean validText() {
    return validText;
  }

  /** Lays these parameters over others: each name that is here replaces the one there. */
  public Parameters over(Parameters others) {
    Parameters merged = new Parameters();
    merged.root.entries().putAll(others.root.entries());
    merged.root.entries().putAll(root.entries());
    merged.validText = validText && others.validText;
    return merged;
  }

  public boolean isEmpty() {
    return root.entries().isEmpty();
  }

  /** By name, in the order of first appearance. */
  public Map<String, ParameterValue> all() {
    return root.entries();
  }

  public @Nullable ParameterValue get(String name) {
    return root.entries().get(name);
  }

  /** The text of a scalar; null when the parameter is absent, has no value or is no scalar. */
  public @Nullable String text(String name) {
    return text(root.entries(), name);
  }

  public static @Nullable String text(Map<String, ParameterValue> entries, String name) {
    return entries.get(name) instanceof Text(String text) ? text : null;
  }

  /** The text of a scalar that is more than white space. */
  public @Nullable String givenText(String name) {
    String text = text(name);
    return text == null || text.isBlank() ? null : text;
  }
}
