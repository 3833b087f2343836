package dev.rebound.local;

import dev.rebound.json.Json;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Cuts a file into the pieces that hold events: the whole of it when it is one JSON document, else
 * its lines. Lines are read one by one, so that a file of them may be of any size.
 */
public final class Input {
    /** Enough to see the first line by which JSON Lines are known. */
    private static final int HEAD = 1 << 20;

    private static final int LARGEST_DOCUMENT = 64 << 20;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private Input() {}

    /**
     * @param origin the file, with the line where there are several
     */
    public record Piece(String origin, byte[] content) {
        String text() {
            return new String(content, StandardCharsets.UTF_8);
        }
    }

    /**
     * @throws InvalidFile when it is one document larger than 64 MiB
     */
    public static void read(String name, InputStream stream, Consumer<Piece> sink)
            throws IOException {
        BufferedInputStream in = new BufferedInputStream(stream, 1 << 16);
        skipByteOrderMark(in);
        byte[] head = in.readNBytes(HEAD);
        InputStream all = new SequenceInputStream(new ByteArrayInputStream(head), in);
        if (name.matches(".*\\.(jsonl|ndjson)") || beginsWithLines(head)) lines(name, all, sink);
        else document(name, all.readNBytes(LARGEST_DOCUMENT + 1), sink);
    }

    private static void skipByteOrderMark(BufferedInputStream in) throws IOException {
        in.mark(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(in.readNBytes(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)) in.reset();
    }

    private static boolean beginsWithLines(byte[] head) {
        List<String> lines = text(head).lines().filter(line -> !line.isBlank()).limit(2).toList();
        return lines.size() == 2 && isJson(lines.getFirst());
    }

    private static void document(String name, byte[] content, Consumer<Piece> sink)
            throws IOException {
        if (content.length > LARGEST_DOCUMENT)
            throw new InvalidFile(
                    name, "one JSON document of more than 64 MiB: write it as JSON Lines");
        if (isMostlyLines(text(content))) lines(name, new ByteArrayInputStream(content), sink);
        else sink.accept(new Piece(name, content));
    }

    /** The first line may be the one that is cut off. */
    private static boolean isMostlyLines(String text) {
        if (isJson(text)) return false;
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        return lines.size() > 1 && 2 * lines.stream().filter(Input::isJson).count() >= lines.size();
    }

    private static boolean isJson(String text) {
        try {
            Json.any(text);
            return true;
        } catch (UncheckedIOException notSo) {
            return false;
        }
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }

    private static void lines(String name, InputStream stream, Consumer<Piece> sink)
            throws IOException {
        InputStream in = new BufferedInputStream(stream, 1 << 16);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int number = 1;
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            if (octet != '\n') line.write(octet);
            else emit(name, number++, line, sink);
        }
        emit(name, number, line, sink);
    }

    private static void emit(
            String name, int number, ByteArrayOutputStream line, Consumer<Piece> sink) {
        Piece piece = new Piece(name + ":" + number, line.toByteArray());
        line.reset();
        if (!piece.text().isBlank()) sink.accept(piece);
    }
}
