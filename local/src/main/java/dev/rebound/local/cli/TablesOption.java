package dev.rebound.local.cli;

import dev.rebound.local.InvalidFile;
import dev.rebound.local.LocalStorage;
import dev.rebound.local.OtherDynamoDb;
import dev.rebound.local.Storage;

import picocli.CommandLine.Option;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Which DynamoDB has the tables of a folder. */
final class TablesOption {
    @Option(
            names = "--dynamodb",
            paramLabel = "URL",
            description =
                    "Another DynamoDB that has the tables, such as an emulator's; all else stays in"
                            + " the folder.")
    private URI url;

    Storage open(Path folder) {
        if (url != null && !String.valueOf(url.getScheme()).matches("https?"))
            throw new InvalidFile("--dynamodb", "takes a URL such as http://localhost:8000");
        return LocalStorage.in(folder, Optional.ofNullable(url).map(OtherDynamoDb::new));
    }

    boolean isGiven() {
        return url != null;
    }

    /** What must be added to another command so that it speaks of the same. */
    @Override
    public String toString() {
        return url == null ? "" : " --dynamodb " + url;
    }
}
