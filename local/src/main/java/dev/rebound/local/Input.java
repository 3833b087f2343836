package dev.rebound.local;

import dev.rebound.functions.Json;

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
 * its lines. A large file is read line by line and never held whole.
 */
public final class Input {
    /** A document may be this large; anything larger is taken for JSON Lines. */
    private static final int LARGEST_DOCUMENT = 4 << 20;

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

    public static void read(String name, InputStream stream, Consumer<Piece> sink)
            throws IOException {
        BufferedInputStream in = new BufferedInputStream(stream, 1 << 16);
        skipByteOrderMark(in);
        byte[] head = in.readNBytes(LARGEST_DOCUMENT);
        boolean whole = head.length < LARGEST_DOCUMENT;
        if (whole && !isLines(name, head)) sink.accept(new Piece(name, head));
        else
            lines(
                    name,
                    new BufferedInputStream(
                            new SequenceInputStream(new ByteArrayInputStream(head), in), 1 << 16),
                    sink);
    }

    private static void skipByteOrderMark(BufferedInputStream in) throws IOException {
        in.mark(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(in.readNBytes(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)) in.reset();
    }

    /** Lines, when it says so by its name, or when most of its lines are JSON of their own. */
    private static boolean isLines(String name, byte[] content) {
        if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) return true;
        String text = new String(content, StandardCharsets.UTF_8);
        if (isJson(text)) return false;
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        return lines.size() > 1 && 2 * lines.stream().filter(Input::isJson).count() > lines.size();
    }

    private static boolean isJson(String text) {
        try {
            Json.any(text);
            return true;
        } catch (UncheckedIOException notSo) {
            return false;
        }
    }

    private static void lines(String name, InputStream in, Consumer<Piece> sink)
            throws IOException {
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
