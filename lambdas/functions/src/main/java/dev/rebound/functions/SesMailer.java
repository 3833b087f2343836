package dev.rebound.functions;

import static software.amazon.awssdk.awscore.retry.AwsRetryStrategy.doNotRetry;

import dev.rebound.core.MailStream;
import dev.rebound.json.Json;
import dev.rebound.mail.Content.Template;
import dev.rebound.mail.Content.Written;
import dev.rebound.mail.Mail;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.SesV2ClientBuilder;
import software.amazon.awssdk.services.sesv2.model.Attachment;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.Body;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.EmailContent;
import software.amazon.awssdk.services.sesv2.model.MailFromDomainNotVerifiedException;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@link Mailer} by SendEmail (SES API v2). The client must not retry by itself: SES would send
 * again what it took, but whose answer was lost.
 */
final class SesMailer implements Mailer {
    private final SesV2Client client;
    private final Map<MailStream, String> configurationSets;

    SesMailer(SesV2Client clientWithoutRetries, Map<MailStream, String> configurationSets) {
        this.client = clientWithoutRetries;
        this.configurationSets = Map.copyOf(configurationSets);
    }

    /**
     * A client that asks once: what SES took, but whose answer was lost, must not be sent again.
     */
    static SesV2ClientBuilder askingOnce(SdkHttpClient http) {
        return SesV2Client.builder()
                .httpClient(http)
                .overrideConfiguration(o -> o.retryStrategy(doNotRetry()));
    }

    @Override
    public Accepted send(Mail mail, int attempt) {
        String configurationSet = configurationSets.get(mail.stream());
        try {
            String messageId =
                    client.sendEmail(
                                    r ->
                                            r.fromEmailAddress(mail.from())
                                                    .destination(
                                                            to ->
                                                                    to.toAddresses(
                                                                            mail.recipient()
                                                                                    .value()))
                                                    .replyToAddresses(mail.replyTo())
                                                    .content(content(mail))
                                                    .configurationSetName(configurationSet)
                                                    .emailTags(tags(mail, attempt)))
                            .messageId();
            return new Accepted(messageId, configurationSet);
        } catch (MessageRejectedException
                | BadRequestException
                | MailFromDomainNotVerifiedException
                | NotFoundException forGood) {
            throw new Refused(forGood.awsErrorDetails().errorMessage(), forGood);
        } catch (AwsServiceException answered) {
            if (answered.statusCode() >= 500) throw answered; // it may have been taken all the same
            throw new Busy("SES does not take mail now: " + answered.getMessage(), answered);
        } catch (SdkClientException unanswered) {
            if (!isNotConnected(unanswered)) throw unanswered;
            throw new Busy("SES cannot be reached: " + unanswered.getMessage(), unanswered);
        }
    }

    private static boolean isNotConnected(Throwable fault) {
        return fault instanceof ConnectException
                || fault instanceof UnknownHostException
                || fault.getCause() != null && isNotConnected(fault.getCause());
    }

    private static EmailContent content(Mail mail) {
        List<MessageHeader> headers = headers(mail);
        return switch (mail.content()) {
            case Written written -> written(written, headers);
            case Template template ->
                    EmailContent.builder()
                            .template(
                                    t ->
                                            t.templateName(template.name())
                                                    .templateData(Json.text(template.data()))
                                                    .headers(headers))
                            .build();
        };
    }

    private static EmailContent written(Written written, List<MessageHeader> headers) {
        List<Attachment> attachments =
                written.attachments().stream().map(SesMailer::attachment).toList();
        Body body =
                Body.builder()
                        .text(written.text().map(SesMailer::text).orElse(null))
                        .html(written.html().map(SesMailer::text).orElse(null))
                        .build();
        return EmailContent.builder()
                .simple(
                        s ->
                                s.subject(text(written.subject()))
                                        .body(body)
                                        .headers(headers)
                                        .attachments(attachments))
                .build();
    }

    private static Content text(String text) {
        return Content.builder().data(text).charset("UTF-8").build();
    }

    private static Attachment attachment(dev.rebound.mail.Content.Attachment file) {
        return Attachment.builder()
                .fileName(file.fileName())
                .contentType(file.contentType())
                .rawContent(SdkBytes.fromByteArray(file.bytes()))
                .build();
    }

    /** RFC 8058: one click unsubscribes. */
    private static List<MessageHeader> headers(Mail mail) {
        List<MessageHeader> headers = new ArrayList<>();
        mail.unsubscribe()
                .ifPresent(
                        way -> {
                            headers.add(header("List-Unsubscribe", way.header()));
                            headers.add(
                                    header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
                        });
        return headers;
    }

    private static MessageHeader header(String name, String value) {
        return MessageHeader.builder().name(name).value(value).build();
    }

    private static List<MessageTag> tags(Mail mail, int attempt) {
        return mail.tags(attempt).values().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(tag -> MessageTag.builder().name(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}
