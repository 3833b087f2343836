package dev.rebound.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;

import java.util.Set;
import java.util.TreeSet;

/** The stack with every setting on, and with every one off. */
class SwitchesTest {
    private static final Synthesis ON =
            Synthesis.of(
                    "environment=test",
                    "rebound.regions=eu-west-1,us-east-1",
                    "rebound.customerKey=true",
                    "rebound.keepData=false",
                    "rebound.topic=true",
                    "rebound.dimensions=stream,template",
                    "rebound.alarmAddress=ops@shop.test",
                    "rebound.intakeTopics=arn:aws:sns:eu-west-1:111122223333:ses");

    private static final Synthesis OFF =
            Synthesis.of(
                    "rebound.analytics=false",
                    "rebound.intake=false",
                    "rebound.quietHours=0",
                    "rebound.reservedConcurrency=false",
                    "rebound.customerKey=true");

    @Test
    void withAllOnCdkNagFindsNothingInEitherRegion() {
        assertThatCode(ON::isClean).doesNotThrowAnyException();
    }

    @Test
    void withAllOffCdkNagFindsNothing() {
        assertThatCode(OFF::isClean).doesNotThrowAnyException();
        assertThat(OFF.resources("AWS::KinesisFirehose::DeliveryStream")).isEmpty();
        assertThat(OFF.resources("AWS::SQS::Queue")).hasSize(3);
    }

    @Test
    void sesPublishesToAllThatIsOn() {
        int streams = ON.resources("AWS::SES::ConfigurationSet").size();
        assertThat(ON.resources("AWS::SES::ConfigurationSetEventDestination")).hasSize(4 * streams);
        assertThat(OFF.resources("AWS::SES::ConfigurationSetEventDestination")).hasSize(streams);
    }

    private static Set<String> kept(Synthesis stack) {
        Set<String> types = new TreeSet<>();
        for (JsonNode resource : stack.template().get("Resources"))
            if (resource.path("DeletionPolicy").asText().equals("Retain"))
                types.add(resource.get("Type").asText());
        return types;
    }

    /** A version goes with its function; kept between deployments it can be gone back to. */
    @Test
    void whatIsToBeKeptOutlivesTheStackAndNothingElse() {
        assertThat(kept(OFF))
                .containsExactly(
                        "AWS::DynamoDB::Table",
                        "AWS::KMS::Key",
                        "AWS::Lambda::Version",
                        "AWS::S3::Bucket");
        assertThat(kept(ON)).containsExactly("AWS::Lambda::Version");
    }
}
