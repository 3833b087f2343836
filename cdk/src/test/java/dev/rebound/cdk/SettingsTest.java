package dev.rebound.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rebound.json.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import java.util.List;
import java.util.Map;

class SettingsTest {
    private static Settings read(String context) {
        return SettingsReader.read(Json.object(context)::get);
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "/wrong-settings.csv",
            delimiter = '|',
            quoteCharacter = '`',
            numLinesToSkip = 1)
    void aWrongSettingIsToldInOneLine(String context, String fault) {
        assertThatThrownBy(() -> read(context))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("setting " + fault);
    }

    @Test
    void nothingNeedsToBeSet() {
        Settings settings = read("{}");
        assertThat(settings.system()).isEqualTo("rebound");
        assertThat(settings.configurationSets())
                .containsExactly("rebound-transactional", "rebound-marketing", "rebound-security");
        assertThat(settings.keepData()).isTrue();
    }

    @Test
    void anEnvironmentLiesOverWhatAllShareAndTheCommandLineOverBoth() {
        Settings settings =
                SettingsReader.read(
                        Map.of(
                                        "environment",
                                        "test",
                                        "rebound",
                                        Map.of("quietHours", 5, "keepData", true),
                                        "rebound:test",
                                        Map.of("keepData", false),
                                        "rebound.quietHours",
                                        "7")
                                ::get);
        assertThat(settings.system()).isEqualTo("rebound-test");
        assertThat(settings.keepData()).isFalse();
        assertThat(settings.quietHours()).isEqualTo(7);
    }

    @Test
    void whatTheCommandLineGivesAndNobodyKnowsIsRefusedByName() {
        assertThatThrownBy(() -> Context.check(Map.of("rebound.keepdata", "false")))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageStartingWith("setting rebound.keepdata: the command line knows only ");
    }

    @Test
    void twoEnvironmentsShareNoConfigurationSet() {
        List<String> usual = Synthesis.settings().configurationSets();
        assertThat(Synthesis.settings("environment=test").configurationSets())
                .doesNotContainAnyElementsOf(usual);
    }

    @Test
    void theCommandLineGivesListsWithCommas() {
        Settings settings =
                SettingsReader.read(Map.of("rebound.regions", "eu-west-1,us-east-1")::get);
        assertThat(settings.regions()).isEqualTo(List.of("eu-west-1", "us-east-1"));
    }
}
