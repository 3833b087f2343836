package dev.rebound.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rebound.core.Attempt;
import dev.rebound.core.Bounce;
import dev.rebound.core.Complaint;
import dev.rebound.core.EventType;
import dev.rebound.core.Feedback;
import dev.rebound.core.Progress;
import dev.rebound.functions.SesEvents.Reading.Understood;
import dev.rebound.runtime.Endpoint;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sesv2.model.TooManyRequestsException;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The real client against an endpoint of our own that answers as GetMessageInsights does. */
class SesInsightsTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    @AutoClose private final Endpoint endpoint = new Endpoint();
    private final Insights insights =
            new SesInsights(
                    endpoint.client(SesMailer.askingOnce(UrlConnectionHttpClient.create())));

    /** What SES remembers, read as if it were events. */
    private List<Feedback> remembered() {
        return remembered("insights.answer.json");
    }

    private List<Feedback> remembered(String answer) {
        endpoint.answers(Resources.text(answer));
        return insights.events("0102-abc").stream()
                .flatMap(event -> SesEvents.read(Map.of("detail", event)).stream())
                .map(reading -> ((Understood) reading).feedback())
                .toList();
    }

    @Test
    void asksForOneMessage() {
        insights.events("0102-abc");
        assertThat(endpoint.requests).hasToString("[GET /v2/email/insights/0102-abc/]");
    }

    @Test
    void tellsWhatEndedAMessageOldestFirst() {
        assertThat(remembered())
                .extracting(Object::getClass)
                .isEqualTo(List.of(Progress.Delivery.class, Bounce.class, Bounce.class));
    }

    @Test
    void tellsWhomAndWhenAndOfWhichAttempt() {
        Feedback first = remembered().getFirst();
        assertThat(first.at()).isEqualTo(NOON.plusMillis(500));
        assertThat(first.recipient()).hasToString("ana@example.test");
        assertThat(first.message().id()).isEqualTo("0102-abc");
        assertThat(first.message().tags().attempt()).contains(new Attempt("77af", 2));
    }

    @Test
    void tellsWhyAMessageBouncedInTheWordsOfEvents() {
        Bounce bounce = (Bounce) remembered().get(1);
        assertThat(bounce.recipient()).hasToString("ben@example.test");
        assertThat(bounce.bounceType()).isEqualTo("Permanent");
        assertThat(bounce.bounceSubType()).isEqualTo("General");
        assertThat(bounce.dsn().diagnosticCode()).isEqualTo("smtp; 550 5.1.1 user unknown");
    }

    @Test
    void tellsOfABounceAlsoWhenSesDoesNotSayWhy() {
        Bounce bounce = (Bounce) remembered().getLast();
        assertThat(bounce.bounceType()).isEqualTo("Undetermined");
        assertThat(bounce.dsn().diagnosticCode()).isEmpty();
    }

    @Test
    void tellsWhoComplainedWhenThereIsNoDoubt() {
        assertThat(remembered()).noneMatch(Complaint.class::isInstance);
        Complaint complaint = (Complaint) remembered("insights-of-one.answer.json").getFirst();
        assertThat(complaint.recipient()).hasToString("ana@example.test");
        assertThat(complaint.feedbackType()).isEqualTo("abuse");
    }

    @Test
    void tellsThatNothingWasSentAtAll() {
        assertThat(remembered("insights-of-one.answer.json"))
                .extracting(Feedback::type)
                .containsExactly(
                        EventType.COMPLAINT, EventType.REJECT, EventType.RENDERING_FAILURE);
    }

    @Test
    void knowsNothingOfAMessageThatSesForgot() {
        endpoint.fails(404, "NotFoundException");
        assertThat(insights.events("0102-abc")).isEmpty();
    }

    @Test
    void throwsWhenSesDoesNotAnswerSoThatTheAuditIsRepeated() {
        endpoint.fails(429, "TooManyRequestsException");
        assertThatThrownBy(() -> insights.events("0102-abc"))
                .isInstanceOf(TooManyRequestsException.class);
    }
}
