package dev.rebound.runtime;

import com.amazonaws.services.lambda.crac.Core;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.api.client.EventHandlerLoader;
import com.amazonaws.services.lambda.runtime.api.client.HandlerInfo;
import com.amazonaws.services.lambda.runtime.api.client.LambdaRequestHandler;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.dto.InvocationRequest;

import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What runs in Lambda: loads handlers from the unpacked zip alone, over libraries that are Lambda's
 * own; takes a snapshot; and calls those handlers for which there is an event. Between the steps it
 * prints lines that begin with {@code #}.
 */
final class LambdaProcess {
    private LambdaProcess() {}

    /**
     * @param arguments the folder, another with events, and the handlers' classes
     */
    public static void main(String... arguments) throws Exception {
        System.setProperty("org.crac.Core.Compat", "com.amazonaws.services.lambda.crac");
        URLClassLoader zip = new URLClassLoader(urls(Path.of(arguments[0])));
        Thread.currentThread().setContextClassLoader(zip);
        Field loader = AWSLambda.class.getDeclaredField("customerClassLoader");
        loader.setAccessible(true); // as its main method sets it
        loader.set(null, zip);
        List<String> handlers = List.of(arguments).subList(2, arguments.length);
        for (String handler : handlers) zip.loadClass(handler).getConstructor().newInstance();
        snapshot();
        for (String handler : handlers) {
            String word = handler.substring(handler.lastIndexOf('.') + 1);
            Path event = Path.of(arguments[1], word + ".json");
            if (Files.exists(event)) call(word, HandlerInfo.fromString(handler, zip), event);
        }
    }

    private static void snapshot() throws Exception {
        System.gc(); // who is held weakly only is forgotten
        say("checkpoint");
        try {
            Core.getGlobalContext().beforeCheckpoint(null);
        } catch (UnsatisfiedLinkError atTheEnd) {
            say("a native library of Lambda's forgets what hosts were looked up");
        }
        Core.getGlobalContext().afterRestore(null);
    }

    private static URL[] urls(Path zip) throws Exception {
        List<URL> urls = new ArrayList<>(List.of(zip.toUri().toURL()));
        try (Stream<Path> libraries = Files.list(zip.resolve("lib"))) {
            for (Path library : libraries.toList()) urls.add(library.toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }

    private static void call(String word, HandlerInfo handler, Path event) throws Exception {
        LambdaRequestHandler loaded = EventHandlerLoader.loadEventHandler(handler);
        InvocationRequest request = new InvocationRequest();
        request.setId("request");
        request.setDeadlineTimeInMs(System.currentTimeMillis() + 30_000);
        request.setContent(Files.readAllBytes(event));
        say("call of " + word);
        say(word + " answers " + loaded.call(request).toString(StandardCharsets.UTF_8));
    }

    private static void say(String line) {
        System.out.println("# " + line);
    }
}
