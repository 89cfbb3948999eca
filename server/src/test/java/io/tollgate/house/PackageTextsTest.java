package io.tollgate.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the rooms of admin say of themselves, held against their imports. */
class PackageTextsTest {
  private static final Pattern ROOM = Pattern.compile(".*/io/tollgate/admin/([a-z]+)/[^/]+");
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import (?:static )?io\\.tollgate\\.(?:admin\\.)?([a-z]+)\\.");
  private static final Pattern DEPENDS = Pattern.compile("Depends on ([^.]*)\\.");
  private static final Pattern WORD = Pattern.compile("[a-z]+");

  /** Every room may use these, if they stand below it. */
  private static final Set<String> FLOOR = Set.of("outcome", "caller", "database", "event");

  private final SourceTree sources = new SourceTree();

  @Test
  void a_room_names_the_rooms_that_it_imports_and_no_other() {
    List<String> wrong = new ArrayList<>();
    for (Path text : sources.javaFiles("src/main/java/io/tollgate/admin")) {
      Matcher room = ROOM.matcher(text.toString());
      if (text.endsWith("package-info.java") && room.matches() && !FLOOR.contains(room.group(1))) {
        Set<String> imported = imported(room.group(1));
        Set<String> said = said(text);
        if (!imported.equals(said)) {
          wrong.add(sources.shown(text) + " says " + said + " and imports " + imported);
        }
      }
    }
    assertThat(wrong).as("\"Depends on\" in package-info.java, beside " + FLOOR).isEmpty();
  }

  private Set<String> imported(String itself) {
    Set<String> rooms = new TreeSet<>();
    sources.javaFiles("src/main/java/io/tollgate/admin").stream()
        .filter(file -> isIn(file, itself))
        .flatMap(file -> IMPORT.matcher(SourceTree.text(file)).results())
        .forEach(found -> rooms.add(found.group(1)));
    rooms.remove(itself);
    rooms.removeAll(FLOOR);
    return rooms;
  }

  private static boolean isIn(Path file, String itself) {
    Matcher room = ROOM.matcher(file.toString());
    return room.matches() && room.group(1).equals(itself);
  }

  private static Set<String> said(Path packageInfo) {
    Matcher depends = DEPENDS.matcher(SourceTree.text(packageInfo).replace("\n * ", " "));
    Set<String> words = new TreeSet<>();
    if (depends.find()) {
      WORD.matcher(depends.group(1)).results().forEach(word -> words.add(word.group()));
    }
    words.removeAll(Set.of("and", "nothing", "alone"));
    words.removeAll(FLOOR);
    return words;
  }
}
