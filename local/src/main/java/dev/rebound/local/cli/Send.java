package dev.rebound.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rebound.json.Json;
import dev.rebound.json.Unreadable;
import dev.rebound.local.InvalidFile;
import dev.rebound.local.Rebound;
import dev.rebound.local.Storage;
import dev.rebound.mail.InvalidMail;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

@Command(
        name = "send",
        mixinStandardHelpOptions = true,
        description =
                "Checks and sends a mail as an application does, to a simulated SES that knows the"
                        + " addresses of the mailbox simulator, and lets everything happen that"
                        + " follows.",
        footer = {
            "",
            "FILE holds {\"key\",\"stream\",\"from\",\"to\":[…],\"subject\",\"text\"}; see MailJson"
                    + " for all that it may hold."
        })
final class Send implements Callable<Integer> {
    @Mixin private DataOption data;

    @Parameters(paramLabel = "FILE", description = "JSON; - for stdin.")
    private Path file;

    @Override
    public Integer call() throws IOException {
        try (Storage storage = data.open()) {
            Tally tally = new Tally();
            Rebound rebound = new Rebound(Main.HOME, storage, tally::count);
            for (Object receipt : receipts(rebound)) System.out.println(Json.text(receipt));
            rebound.finish();
            System.err.println(tally);
        }
        return 0;
    }

    private List<?> receipts(Rebound rebound) throws IOException {
        try {
            Object answer = rebound.invokeNow("send", Json.object(text()));
            return (List<?>) ((Map<?, ?>) answer).get("receipts");
        } catch (Unreadable | InvalidMail fault) {
            throw new InvalidFile(name(), fault.getMessage());
        } catch (UncheckedIOException noJson) {
            throw new InvalidFile(name(), "is no JSON object");
        }
    }

    private String name() {
        return file.toString().equals("-") ? "stdin" : file.toString();
    }

    private String text() throws IOException {
        if (name().equals("stdin")) return new String(System.in.readAllBytes(), UTF_8);
        if (!Files.isReadable(file))
            throw new InvalidFile(file.toString(), "there is no such file, or it cannot be read");
        return Files.readString(file);
    }
}
