package io.tollgate.house;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/** Which classes of the house may see which others, as ARCHITECTURE.md draws it. */
final class Arrows extends ArchCondition<JavaClass> {

  private static final Set<String> EVERY_MODULE =
      Set.of("protocol", "http", "policy", "backend", "gateway", "admin", "portal", "server");

  private static final Map<String, Set<String>> MODULES =
      Map.of(
          "protocol", Set.of(),
          "http", Set.of(),
          "policy", Set.of(),
          "backend", Set.of("protocol", "http"),
          "gateway", Set.of("protocol", "http", "policy"),
          "admin", Set.of("protocol"),
          "portal", Set.of("admin"),
          "server", EVERY_MODULE);

  /** Lowest first. Rooms that are not built yet have their place already. */
  private static final List<String> ADMIN_ROOMS =
      List.of(
          "outcome",
          "outgoing",
          "caller",
          "database",
          "event",
          "rest",
          "tenant",
          "access",
          "service",
          "backendapi",
          "integration",
          "plan",
          "settings",
          "field",
          "account",
          "application",
          "signup",
          "deployment",
          "product",
          "activedocs",
          "analytics",
          "message",
          "alert",
          "policy",
          "master",
          "declaration",
          "publication",
          "webhook",
          "notification");

  private final BiPredicate<JavaClass, JavaClass> allowed;

  private Arrows(String description, BiPredicate<JavaClass, JavaClass> allowed) {
    super(description);
    this.allowed = allowed;
  }

  static Arrows betweenModules() {
    return new Arrows(
        "see only the modules below their own",
        (from, to) ->
            House.module(from).equals(House.module(to))
                || MODULES.getOrDefault(House.module(from), Set.of()).contains(House.module(to)));
  }

  /** The classes of the module itself, in no room, stand above all rooms. */
  static Arrows upTheRoomsOfAdmin() {
    return new Arrows(
        "see only rooms on their own level or below (a room without a level: give it one here and"
            + " in ARCHITECTURE.md)",
        (from, to) ->
            !House.module(to).equals("admin") || isAtOrBelow(House.room(from), House.room(to)));
  }

  /**
   * Whether a room of admin may see the other: itself, or one below; the module itself sees all.
   */
  static boolean isAtOrBelow(String room, String other) {
    return room.isEmpty()
        || room.equals(other)
        || (ADMIN_ROOMS.contains(other) && ADMIN_ROOMS.indexOf(other) < ADMIN_ROOMS.indexOf(room));
  }

  /** A room that its own module's other rooms do not import; the module itself may. */
  static Arrows notInto(String module, String... rooms) {
    List<String> closed = List.of(rooms);
    return new Arrows(
        "not import " + module + "." + String.join(", ", closed),
        (from, to) ->
            !House.module(from).equals(module)
                || !House.module(to).equals(module)
                || House.room(from).isEmpty()
                || House.room(from).equals(House.room(to))
                || !closed.contains(House.room(to)));
  }

  /** A room that imports no other of its module. */
  static Arrows notOutOf(String module, String room) {
    return new Arrows(
        "import no other room when in " + module + "." + room,
        (from, to) ->
            !House.module(from).equals(module)
                || !House.room(from).equals(room)
                || !House.module(to).equals(module)
                || House.room(to).equals(room));
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    for (Dependency arrow : type.getDirectDependenciesFromSelf()) {
      JavaClass target = arrow.getTargetClass().getBaseComponentType();
      if (House.contains(target) && !allowed.test(type, target)) {
        events.add(SimpleConditionEvent.violated(arrow, arrow.getDescription()));
      }
    }
  }
}
