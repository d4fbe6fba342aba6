package dev.stackyard.tests;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeps the arrows of the house: swhid, corpus, stage modules, command line, in one direction. */
class ArchitectureTest {

    private static final String ROOT = "dev.stackyard.";
    private static final List<String> STAGE_MODULES =
            List.of("ingest", "languages", "licenses", "curate", "dedup", "pii", "tokenize");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.stackyard");

    @Test
    void modulesHaveNoCycles() {
        slices().matching("dev.stackyard.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void swhidDependsOnNothingOfOurs() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "swhid..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + "corpus..", ROOT + "cli..")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(STAGE_MODULES))
                .check(CLASSES);
    }

    @Test
    void corpusKnowsNoStageAndNoCommandLine() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "corpus..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(STAGE_MODULES))
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "cli..")
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "languages", "licenses", "curate", "dedup", "pii", "tokenize"})
    void stageModulesDoNotImportOneAnother(String module) {
        List<String> others =
                STAGE_MODULES.stream().filter(other -> !other.equals(module)).toList();
        noClasses()
                .that()
                .resideInAPackage(ROOT + module + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(others))
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "cli..")
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "languages", "licenses", "curate", "dedup", "pii", "tokenize", "cli"})
    void whatIsInternalStaysInItsModule(String module) {
        classes()
                .that()
                .resideInAPackage(ROOT + module + ".internal..")
                .should()
                .onlyBeAccessed()
                .byAnyPackage(ROOT + module + "..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void stagesLeaveParquetToCorpus() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "corpus..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.parquet..", "org.apache.hadoop..")
                .check(CLASSES);
    }

    private static String[] packages(List<String> modules) {
        return modules.stream().map(module -> ROOT + module + "..").toArray(String[]::new);
    }
}
