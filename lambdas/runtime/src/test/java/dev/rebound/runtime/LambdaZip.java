package dev.rebound.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * All classes of a zip for Lambda, which of its libraries they need, and what of these is native.
 */
public final class LambdaZip {
    /** The library of each class by its internal name; of our own classes the empty one. */
    private final Map<String, String> libraries = new HashMap<>();

    private final Map<String, byte[]> classes = new HashMap<>();
    private final Map<String, Set<String>> nativeParts = new TreeMap<>();

    public LambdaZip(Path zip) {
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            read(in, "");
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private void read(ZipInputStream in, String library) throws IOException {
        for (ZipEntry entry; (entry = in.getNextEntry()) != null; ) {
            String name = entry.getName();
            if (name.endsWith(".jar"))
                read(new ZipInputStream(in), name.replaceFirst("lib/(.*?)-[0-9].*", "$1"));
            else if (name.endsWith(".class") && !name.startsWith("META-INF/"))
                add(name.substring(0, name.length() - ".class".length()), library, in);
            else if (name.matches(".*\\.(so|dylib|jnilib|dll)"))
                nativeParts.computeIfAbsent(library, _ -> new TreeSet<>()).add(name);
        }
    }

    private void add(String name, String library, InputStream in) throws IOException {
        libraries.put(name, library);
        classes.put(name, in.readAllBytes());
    }

    /** As Lambda does. */
    static void unpack(Path zip, Path folder) throws IOException {
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry; (entry = in.getNextEntry()) != null; ) {
                Path file = folder.resolve(entry.getName());
                Files.createDirectories(entry.isDirectory() ? file : file.getParent());
                if (!entry.isDirectory()) Files.copy(in, file);
            }
        }
    }

    /** The internal names of all of them. */
    public Set<String> classes() {
        return classes.keySet();
    }

    /** The names of native libraries, by the jar that they come in. */
    public Map<String, Set<String>> nativeParts() {
        return nativeParts;
    }

    public Set<String> libraries() {
        Set<String> all = new TreeSet<>(libraries.values());
        all.remove("");
        return all;
    }

    /**
     * Those that hold a class that is named by one of these, or by one that those name, and so on.
     */
    public Set<String> neededBy(Collection<String> roots) {
        Set<String> needed = new TreeSet<>();
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            String name = open.pop();
            if (!classes.containsKey(name) || !seen.add(name)) continue;
            needed.add(libraries.get(name));
            open.addAll(namedBy(name));
        }
        needed.remove("");
        return needed;
    }

    private Set<String> namedBy(String name) {
        Set<String> named = new HashSet<>();
        for (PoolEntry entry : ClassFile.of().parse(classes.get(name)).constantPool())
            if (entry instanceof ClassEntry type)
                named.add(type.asInternalName().replaceFirst("^\\[+L(.*);$", "$1"));
        return named;
    }
}
