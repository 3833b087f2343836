package dev.rebound.local.cli;

import dev.rebound.core.Suppression;
import dev.rebound.local.Records;
import dev.rebound.local.lists.ListFile;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description =
                "Everybody who is suppressed now and on every ground, for 'suppressions import'"
                        + " elsewhere, or for SES.")
final class ExportSuppressions extends OnRecords {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "csv",
            description =
                    "csv: all that is known (default). ses: what SES's CreateImportJob takes, dead"
                            + " addresses and complaints only.")
    private Format format;

    enum Format {
        CSV,
        SES
    }

    @Override
    int run(Records records) throws IOException {
        List<Suppression> all = SuppressionTable.allInForce(records);
        Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
        switch (format) {
            case CSV -> ListFile.write(all, out);
            case SES -> ListFile.writeForSes(all, out);
        }
        out.flush();
        return 0;
    }
}
