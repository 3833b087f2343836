package dev.rebound.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.json.Json;

import org.junit.jupiter.api.Test;

import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

import java.util.Map;
import java.util.Optional;

class SendingTest {
    private static final String SET = "AWS::SES::ConfigurationSet";
    private static final String DESTINATION = "AWS::SES::ConfigurationSetEventDestination";

    private static Template marketing(String settings) {
        String context = "{\"rebound\":{\"streams\":{\"marketing\":" + settings + "}}}";
        Stack stack = new Stack(new App(), "rebound");
        Settings read = SettingsReader.read(Json.object(context)::get);
        new Sending(stack, new Foundation(stack, read), Optional.empty());
        return Template.fromStack(stack);
    }

    @Test
    void aStreamLeavesFromItsPool() {
        marketing("{\"sendingPool\":\"bulk\"}")
                .hasResourceProperties(
                        SET,
                        Map.of(
                                "Name",
                                "rebound-marketing",
                                "DeliveryOptions",
                                Map.of("SendingPoolName", "bulk")));
    }

    @Test
    void anExistingSetGetsAnEventDestinationAndNothingElse() {
        Template template = marketing("{\"configurationSet\":\"shop\",\"existing\":true}");
        Map<String, Object> shop = Map.of("Properties", Map.of("ConfigurationSetName", "shop"));
        template.resourceCountIs(SET, 2);
        template.resourcePropertiesCountIs(SET, Map.of("Name", "shop"), 0);
        assertThat(template.findResources(DESTINATION, shop)).hasSize(1);
    }
}
