package dev.rebound.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rebound.core.Address;
import dev.rebound.core.Attempt;
import dev.rebound.core.MailStream;
import dev.rebound.core.Tags;
import dev.rebound.json.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

class MailTest {
    private static final Address ANA = Address.parse("ana@example.test");
    private static final Address BEN = Address.parse("ben@example.test");

    /** All that SES takes as a tag's name or value. */
    private static final String TAG = "[A-Za-z0-9_-]{1,256}";

    private static Mail to(String... recipients) {
        return Mails.with("to", Arrays.asList(recipients));
    }

    private static Mail of(String stream) {
        Map<String, Object> change = new HashMap<>(Map.of("stream", stream));
        change.put("unsubscribe", null);
        return Mails.changed(change);
    }

    private static List<String> people(int number) {
        return IntStream.range(0, number).mapToObj(i -> "p" + i + "@example.test").toList();
    }

    @Test
    void namesEachRecipientOnceInOneForm() {
        assertThat(to("Ana Ruiz <ANA@Example.test>", "ben@example.test", "ana@example.test").to())
                .containsExactly(ANA, BEN);
    }

    @Test
    void hasAtMostFiftyRecipients() {
        assertThat(Mails.with("to", people(50)).to()).hasSize(50);
        assertThatThrownBy(() -> Mails.with("to", people(51)))
                .isInstanceOf(InvalidMail.class)
                .hasMessage("to names more than 50 recipients");
    }

    @Test
    void hasAKeyOfAtMostTwoHundredLetters() {
        assertThat(Mails.with("key", "k".repeat(200)).key()).hasSize(200);
        assertThatThrownBy(() -> Mails.with("key", "k".repeat(201)))
                .isInstanceOf(InvalidMail.class)
                .hasMessage("key is empty or too long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"transactional", "security"})
    void onlyMarketingMustSayHowToUnsubscribe(String stream) {
        assertThat(of(stream).unsubscribe()).isEmpty();
        assertThatThrownBy(() -> of("marketing"))
                .hasMessage("unsubscribe is missing, and marketing mail must have it");
    }

    @Test
    void isSplitIntoOneForEachRecipient() {
        List<Mail> each = Mails.mail().each();
        assertThat(each).extracting(Mail::recipient).containsExactly(ANA, BEN);
        assertThat(each).extracting(Mail::to).containsExactly(List.of(ANA), List.of(BEN));
    }

    @Test
    void losesNothingElseWhenItIsSplit() {
        assertThat(Mails.mail().each().getLast()).isEqualTo(to("ben@example.test"));
    }

    @Test
    void hasOneIdUnderOneKeyForOneRecipient() {
        Mail other = Mails.changed(Map.of("to", List.of("Ana@example.test"), "subject", "Other"));
        assertThat(to("ana@example.test").id()).isEqualTo(other.id());
    }

    @Test
    void hasAnotherIdForAnotherRecipientOrUnderAnotherKey() {
        Mail otherKey = Mails.with("key", "sale-8");
        assertThat(List.of(to("ana@example.test"), to("ben@example.test"), otherKey))
                .extracting(Mail::id)
                .doesNotHaveDuplicates();
    }

    @Test
    void knowsTheIdOfTheMailThatItReplaces() {
        Mail earlier = Mails.changed(Json.object("{\"key\":\"sale-6\",\"supersedes\":null}"));
        assertThat(Mails.mail().supersededId()).contains(earlier.id());
    }

    @Test
    void hasAnIdThatIsATagAndTellsNobodysAddress() {
        assertThat(Mails.with("key", "Größe 7 / ana@example.test").id()).matches("[0-9a-f]{32}");
    }

    @Test
    void hasTagsThatSesTakes() {
        assertThat(Mails.mail().tags(9_999).values().entrySet())
                .isNotEmpty()
                .allMatch(tag -> tag.getKey().matches(TAG) && tag.getValue().matches(TAG));
    }

    @Test
    void tellsByItsTagsWhatItIs() {
        Mail mail = Mails.mail();
        Tags tags = mail.tags(2);
        assertThat(tags.attempt()).contains(new Attempt(mail.id(), 2));
        assertThat(tags.stream()).contains(MailStream.MARKETING);
        assertThat(tags.values())
                .containsEntry("shop", "north")
                .containsEntry("campaign", "spring-sale")
                .doesNotContainKey("template");
    }

    @Test
    void tellsByATagWhichTemplateItFillsIn() {
        Mail mail = MailJson.read(Mails.json("template-mail.json"));
        assertThat(mail.tags(1).values()).containsEntry("template", "invoice");
    }
}
