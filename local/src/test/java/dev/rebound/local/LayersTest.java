package dev.rebound.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;

/** Where a line belongs, as far as a machine can tell. */
@Tag("slow")
class LayersTest {
    private static final String CORE = "dev.rebound.core..";
    private static final String[] CLIENT = {
        "dev.rebound.client..", "dev.rebound.mail..", "dev.rebound.json..", "dev.rebound.event.."
    };
    private static final String FUNCTIONS = "dev.rebound.functions..";
    private static final String RUNTIME = "dev.rebound.runtime..";
    private static final String INTAKE = "dev.rebound.intake..";

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .withImportOption(location -> !location.contains("-tests.jar"))
                    .importPackages("dev.rebound");

    @Test
    void allLayersAreLookedAt() {
        assertThat(CLASSES)
                .extracting(c -> c.getPackageName())
                .contains(
                        "dev.rebound.core",
                        "dev.rebound.client",
                        "dev.rebound.runtime",
                        "dev.rebound.functions",
                        "dev.rebound.intake",
                        "dev.rebound.local");
    }

    @Test
    void coreUsesNothingButTheLanguage() {
        noClasses()
                .that()
                .resideInAPackage(CORE)
                .and()
                .doNotHaveSimpleName("Csv") // reads the tables that lie beside the classes
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        CORE,
                        "java.lang..",
                        "java.time..",
                        "java.util..",
                        "java.text..",
                        "java.security..",
                        "java.nio.charset..",
                        "java.net..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(CORE)
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.net\\.(?!IDN).*")
                .check(CLASSES);
    }

    @Test
    void theClientKnowsNoHandler() {
        noClasses()
                .that()
                .resideInAnyPackage(CLIENT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        RUNTIME, FUNCTIONS, INTAKE, "dev.rebound.local..", "com.amazonaws..")
                .check(CLASSES);
    }

    @Test
    void intakeAndFunctionsMeetOnTheBusAlone() {
        noClasses()
                .that()
                .resideInAPackage(INTAKE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(FUNCTIONS, "dev.rebound.local..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(FUNCTIONS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(INTAKE, "dev.rebound.local..")
                .check(CLASSES);
    }

    @Test
    void theRuntimeKnowsNoHandler() {
        noClasses()
                .that()
                .resideInAPackage(RUNTIME)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        FUNCTIONS,
                        INTAKE,
                        "dev.rebound.client..",
                        "dev.rebound.mail..",
                        "dev.rebound.local..")
                .check(CLASSES);
    }

    @Test
    void coreReadsNoClock() {
        noClasses()
                .that()
                .resideInAPackage(CORE)
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(InstantSource.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .check(CLASSES);
    }

    @Test
    void handlersReadTheClockTheyAreGiven() {
        noClasses()
                .that()
                .resideInAnyPackage(RUNTIME, FUNCTIONS, INTAKE)
                .should()
                .callMethod(Instant.class, "now")
                .check(CLASSES);
    }

    @Test
    void onlyProductionReadsTheEnvironment() {
        noClasses()
                .that()
                .resideInAnyPackage(RUNTIME, FUNCTIONS, INTAKE)
                .and()
                .doNotHaveSimpleName("Production")
                .should()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getenv")
                .check(CLASSES);
    }

    @Test
    void onlyAdaptersKnowAws() {
        noClasses()
                .that()
                .resideInAnyPackage(RUNTIME, FUNCTIONS, INTAKE)
                .and()
                .haveNameNotMatching(
                        ".*\\.(Production.*|Aws|EmptyAws.*|FirstCalls|LambdaTelemetry|Dynamo\\w+|EventBridge(Announcer|\\$Item)?|SesAccountList|SesMailer|SesInsights.*|S3Bodies|IdempotencyStore|LedgerItems.*|LedgerTable|StatusItem|PowertoolsOnce)")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon..")
                .check(CLASSES);
    }
}
