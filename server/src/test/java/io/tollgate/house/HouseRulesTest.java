package io.tollgate.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The rules of the house (ARCHITECTURE.md, "The house"), held against every module's classes. */
class HouseRulesTest {

  private static final int MOST_LINES = 350;
  private static final JavaClasses HOUSE = House.classes();

  private final SourceTree sources = new SourceTree();

  @Test
  void every_module_of_the_build_is_looked_at() {
    Set<String> seen = HOUSE.stream().map(House::module).collect(Collectors.toSet());
    assertThat(seen)
        .as("modules on the class path; server/pom.xml must depend on all others")
        .containsAll(sources.modules());
  }

  @Test
  void a_module_sees_only_the_modules_below_it() {
    hold(classes().should(Arrows.betweenModules()));
  }

  @Test
  void no_package_reaches_itself_through_imports() {
    hold(SlicesRuleDefinition.slices().assignedFrom(new Packages()).should().beFreeOfCycles());
  }

  @Test
  void rooms_of_admin_import_up_the_list_only() {
    hold(in("admin").should(Arrows.upTheRoomsOfAdmin()));
    hold(in("admin").should(Arrows.notInto("admin", "publication", "webhook", "notification")));
  }

  @Test
  void rooms_of_admin_name_only_tables_of_their_own_and_of_rooms_below() {
    hold(in("admin").should(new TablesOfRooms()));
  }

  @Test
  void every_table_belongs_to_a_room() {
    assertThat(TablesOfRooms.OWNERS.keySet())
        .as("tables that have an owner in TablesOfRooms, against those of the migrations")
        .isEqualTo(TablesOfRooms.all());
    Set<String> seen =
        HOUSE.stream()
            .flatMap(
                type ->
                    TablesOfRooms.namedIn(type).keySet().stream()
                        .filter(table -> House.room(type).equals(TablesOfRooms.OWNERS.get(table))))
            .collect(Collectors.toSet());
    assertThat(seen).as("tables that their owner names").isEqualTo(TablesOfRooms.all());
  }

  @Test
  void resources_speak_http_and_leave_sql_to_others() {
    hold(
        noClasses()
            .that()
            .haveSimpleNameEndingWith("Resource")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jooq..", "io.tollgate.admin.database.schema.."));
  }

  @Test
  void the_gateways_floor_imports_no_room_and_its_roof_is_imported_by_none() {
    hold(in("gateway").should(Arrows.notOutOf("gateway", "call")));
    hold(in("gateway").should(Arrows.notInto("gateway", "listener")));
  }

  @Test
  void the_backends_wire_is_imported_by_no_room() {
    hold(in("backend").should(Arrows.notInto("backend", "api", "internal")));
  }

  @Test
  void protocol_does_no_io() {
    hold(
        noClasses()
            .that()
            .resideInAPackage("io.tollgate.protocol..")
            .should()
            .dependOnClassesThat(Forbidden.IO));
  }

  @Test
  void there_is_no_static_mutable_state() {
    hold(
        fields()
            .that()
            .areStatic()
            .should()
            .beFinal()
            .andShould()
            .notHaveRawType(Forbidden.MUTABLE));
  }

  @Test
  void only_the_server_reads_environment_and_system_properties() {
    hold(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.tollgate.server..")
            .should()
            .accessTargetWhere(Forbidden.SETTINGS));
  }

  @Test
  void only_the_command_line_prints() {
    hold(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.tollgate.server.cli..")
            .should()
            .accessTargetWhere(Forbidden.PRINTING));
  }

  @Test
  void every_package_says_what_lives_in_it_and_is_null_marked() {
    List<String> silent =
        HOUSE.stream()
            .map(JavaClass::getPackage)
            .distinct()
            .filter(room -> !isNullMarked(room))
            .map(JavaPackage::getName)
            .sorted()
            .toList();
    assertThat(silent).as("packages without a @NullMarked package-info.java").isEmpty();
  }

  @Test
  void names_tell_what_a_thing_is() {
    hold(noClasses().should().haveNameMatching(".*(Manager|Utils?|Helpers?|Impl)"));
    hold(noClasses().that().areInterfaces().should().haveNameMatching(".*[.$]I[A-Z][^.$]*"));
    hold(
        noClasses().should().resideInAnyPackage("..util..", "..utils..", "..helper..", "..impl.."));
  }

  @Test
  void no_source_file_is_longer_than_a_reader_likes() {
    List<String> tooLong =
        sources.javaFiles("src").stream()
            .filter(file -> SourceTree.text(file).lines().count() > MOST_LINES)
            .map(sources::shown)
            .toList();
    assertThat(tooLong).as("Java files of more than %d lines", MOST_LINES).isEmpty();
  }

  private static GivenClassesConjunction in(String module) {
    return classes().that().resideInAPackage(House.ROOT + module + "..");
  }

  private static boolean isNullMarked(JavaPackage room) {
    return room.tryGetPackageInfo().isPresent() && room.isAnnotatedWith(NullMarked.class);
  }

  /** Rules about rooms that are not built yet hold, too. */
  private static void hold(ArchRule rule) {
    rule.allowEmptyShould(true).check(HOUSE);
  }
}
