package dev.rebound.cdk.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;

import dev.rebound.cdk.Synthesis;
import dev.rebound.cdk.assembly.CloudAssembly.Deployed;
import dev.rebound.runtime.LambdaZip;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The zips hold all that Lambda needs to run their functions, and no more. */
class DeploymentPackagesTest {
    /** What no class names, and how it is found all the same. */
    private static final Map<String, String> NAMED_OTHERWISE =
            Map.of(
                    "org/apache/logging/log4j/core/impl/Log4jProvider",
                    "log4j-api looks for it in META-INF/services",
                    "org/apache/logging/log4j/layout/template/json/JsonTemplateLayout",
                    "log4j2.xml names it",
                    "org/joda/time/DateTime",
                    "Lambda's own reader of SQS events asks for it by name");

    private static final Pattern OURS = Pattern.compile("dev\\.rebound\\.[\\w.]+");

    private static final CloudAssembly ASSEMBLY = CloudAssembly.of(Synthesis.of().folder());
    static final List<Path> ZIPS = ASSEMBLY.zips();

    private static List<String> handlers(Path zip) {
        return ASSEMBLY.functions().values().stream()
                .filter(function -> function.zip().equals(zip))
                .map(Deployed::configuration)
                .map(function -> function.handler().replace('.', '/'))
                .toList();
    }

    @Test
    void thereIsOneForFunctionsAndOneForIntake() {
        assertThat(ZIPS).hasSize(2);
    }

    @ParameterizedTest
    @FieldSource("ZIPS")
    void everyLibraryIsNeededByAHandler(Path zip) {
        LambdaZip content = new LambdaZip(zip);
        List<String> roots = new ArrayList<>(NAMED_OTHERWISE.keySet());
        roots.addAll(handlers(zip));
        assertThat(content.libraries()).isNotEmpty().isSubsetOf(content.neededBy(roots));
    }

    /** Those of ours. A renamed class would be tried again as any other fault. */
    @Test
    void everyErrorThatWorkflowsNameIsAClass() {
        Set<String> named =
                ASSEMBLY.definitions().values().stream()
                        .flatMap(text -> OURS.matcher(text).results().map(MatchResult::group))
                        .map(name -> name.replace('.', '/'))
                        .collect(Collectors.toSet());
        Path functions = ASSEMBLY.functions().get("decide").zip();
        assertThat(named).hasSizeGreaterThan(1);
        assertThat(new LambdaZip(functions).classes()).containsAll(named);
    }

    @ParameterizedTest
    @FieldSource("ZIPS")
    void whateverHasNativePartsHasThemForArm(Path zip) {
        assertThat(withoutArm(new LambdaZip(zip).nativeParts())).isEmpty();
    }

    /** AWS's runtime client is one that has; and one that lacked them would be seen. */
    @Test
    void nativePartsAreSeen() throws URISyntaxException {
        URL client = AWSLambda.class.getProtectionDomain().getCodeSource().getLocation();
        Map<String, Set<String>> parts = new LambdaZip(Path.of(client.toURI())).nativeParts();
        assertThat(parts).hasSize(1);
        assertThat(withoutArm(parts)).isEmpty();
        assertThat(withoutArm(Map.of("zstd", Set.of("linux/amd64/libzstd.so")))).hasSize(1);
    }

    private static List<String> withoutArm(Map<String, Set<String>> nativeParts) {
        return nativeParts.entrySet().stream()
                .filter(each -> each.getValue().stream().noneMatch(DeploymentPackagesTest::isArm))
                .map(Map.Entry::toString)
                .toList();
    }

    private static boolean isArm(String nativePart) {
        return nativePart.contains("linux") && nativePart.matches(".*(aarch_?64|arm64).*");
    }
}
