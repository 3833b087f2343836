package dev.rebound.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rebound.local.Input.Piece;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

class InputTest {
    private static List<String> pieces(String name, String content) throws IOException {
        List<String> pieces = new ArrayList<>();
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        Input.read(
                name,
                new ByteArrayInputStream(bytes),
                (Piece piece) -> pieces.add(piece.origin() + " " + piece.text().strip()));
        return pieces;
    }

    @Test
    void aDocumentIsOnePieceHoweverItIsWritten() throws IOException {
        assertThat(pieces("a.json", "{\n \"a\": 1\n}\n")).containsExactly("a.json {\n \"a\": 1\n}");
        assertThat(pieces("stdin", "[\n{},\n{}\n]")).hasSize(1);
    }

    @Test
    void linesOfJsonAreAPieceEach() throws IOException {
        assertThat(pieces("stdin", "{\"a\":1}\n\n{\"b\":2}\n"))
                .containsExactly("stdin:1 {\"a\":1}", "stdin:3 {\"b\":2}");
    }

    @Test
    void aTruncatedLineSpoilsNoOther() throws IOException {
        assertThat(pieces("a.json", "{\"a\":\n{\"b\":2}\n{\"c\":3}"))
                .containsExactly("a.json:1 {\"a\":", "a.json:2 {\"b\":2}", "a.json:3 {\"c\":3}");
    }

    @Test
    void aTruncatedDocumentStaysWhole() throws IOException {
        assertThat(pieces("a.json", "{\n \"a\": {\n  \"b\": 1\n")).hasSize(1);
    }

    @Test
    void aByteOrderMarkIsSkipped() throws IOException {
        assertThat(pieces("a.json", "\uFEFF{}")).containsExactly("a.json {}");
    }

    @Test
    void windowsLineEndsAreFine() throws IOException {
        assertThat(pieces("a.jsonl", "{\"a\":1}\r\n{\"b\":2}\r\n"))
                .containsExactly("a.jsonl:1 {\"a\":1}", "a.jsonl:2 {\"b\":2}");
    }

    @Test
    void aLargeFileIsReadLineByLineToItsLastLine() throws IOException {
        String line = "{\"a\":\"" + "x".repeat(1000) + "\"}\n";
        assertThat(pieces("a.json", line.repeat(5000)))
                .hasSize(5000)
                .last()
                .asString()
                .startsWith("a.json:5000 ");
    }

    @Test
    void anEmptyFileIsAPieceWithNothingInIt() throws IOException {
        assertThat(pieces("a.json", "")).containsExactly("a.json ");
    }
}
