import java.io.*;
import java.net.*;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.*;
import java.util.*;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.*;

/** Publishes to a hub and follows it, with Java 17 or newer alone: java Hub.java publish record.json | follow DIRECTORY */
class Hub {
    static final String MUTATION = "mutation ($input: PublishOtherInformationInput!) "
            + "{ publishOtherInformation(input: $input) { record { id } userErrors { path message rule } } }";
    static final Pattern LOST = Pattern.compile("\"code\":\"(CURSOR_EXPIRED|RESYNC_REQUIRED)\"");
    static int failures = 0;

    /** The log no longer has the place of the cursor. */
    static class PlaceLost extends Exception {
        PlaceLost(String why) { super(why); }
    }

    /** Another attempt may mend it, after so many seconds. */
    static class Refused extends IOException {
        final int wait;
        Refused(String why, int wait) { super(why); this.wait = wait; }
    }

    interface Step<T> { T run() throws IOException, PlaceLost; }
    interface Write<T> { T to(OutputStream file) throws IOException, PlaceLost; }

    static String check(String why) throws PlaceLost {
        if (LOST.matcher(why).find()) throw new PlaceLost(why);
        return why;
    }

    static HttpURLConnection ask(String path, byte[] body, String... header) throws IOException, PlaceLost {
        var env = System.getenv();
        var file = env.get("HUB_TOKEN_FILE"); // read for each request: the token may have been changed meanwhile
        var token = file == null ? env.get("HUB_TOKEN") : Files.readString(Path.of(file)).strip();
        var url = new URL(env.getOrDefault("HUB_URL", "http://127.0.0.1:4000") + path);
        var request = (HttpURLConnection) url.openConnection();
        request.setConnectTimeout(10_000);
        request.setReadTimeout(45_000); // a heartbeat comes every 15 s
        request.setRequestProperty("authorization", "Bearer " + token);
        if (header.length > 0) request.setRequestProperty(header[0], header[1]);
        if (body != null) {
            request.setDoOutput(true);
            request.getOutputStream().write(body);
        }
        int status = request.getResponseCode();
        if (status == 200) return request;
        var error = request.getErrorStream();
        var why = check(error == null ? "HTTP " + status : new String(error.readAllBytes(), UTF_8));
        if (status != 401 && status != 408 && status != 429 && status < 500) {
            System.err.println(why);
            System.exit(1);
        }
        throw new Refused(why, request.getHeaderFieldInt("retry-after", 0));
    }

    /** Does a step until it is done. What another attempt may mend is waited for, everything else ends the program. */
    static <T> T again(Step<T> step) throws PlaceLost, InterruptedException {
        while (true) {
            try {
                return step.run();
            } catch (IOException fault) {
                System.err.println("again after a moment: " + fault.getMessage());
                int wait = fault instanceof Refused refused ? refused.wait : 0;
                Thread.sleep((long) (1000 * (wait + (0.5 + Math.random() / 2) * Math.min(60, Math.pow(2, failures)))));
                failures++;
            }
        }
    }

    static void publish(Path file) throws Exception {
        var body = "{\"query\":\"" + MUTATION + "\",\"variables\":{\"input\":" + Files.readString(file) + "}}";
        var answer = again(() -> new String(
                ask("/graphql", body.getBytes(UTF_8), "content-type", "application/json").getInputStream().readAllBytes(), UTF_8));
        System.out.write((answer + "\n").getBytes(UTF_8));
        System.exit(answer.contains("\"userErrors\":[]") ? 0 : 1);
    }

    /** Writes a file anew: whoever reads it finds the old one or the new one whole, also after a crash. */
    static <T> T replace(Path file, Write<T> write) throws IOException, PlaceLost {
        var beside = file.resolveSibling(file.getFileName() + ".new");
        T result;
        try (var out = new FileOutputStream(beside.toFile())) {
            result = write.to(out);
            out.getFD().sync();
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        return result;
    }

    final Path state, records;
    final FileChannel journal;
    String cursor = "";

    Hub(Path folder) throws IOException {
        Files.createDirectories(folder);
        state = folder.resolve("state");
        records = folder.resolve("records.jsonl");
        journal = FileChannel.open(folder.resolve("changes.jsonl"), CREATE, WRITE);
        var kept = Files.exists(state) ? Files.readAllLines(state) : List.of("", "0");
        cursor = kept.get(0);
        journal.truncate(Long.parseLong(kept.get(1))); // what was written and not yet kept in the state comes again
        journal.position(journal.size());
    }

    void keep(String place) throws IOException, PlaceLost {
        var kept = place + "\n" + journal.position() + "\n";
        replace(state, file -> { file.write(kept.getBytes(UTF_8)); return null; });
        cursor = place;
    }

    String snapshot(OutputStream file) throws IOException, PlaceLost {
        var table = ask("/export/sharedRecords.jsonl", null);
        table.getInputStream().transferTo(file); // whole, or an exception
        return table.getHeaderField("x-liandong-cursor");
    }

    Void stream() throws IOException, PlaceLost {
        try (var lines = new BufferedReader(new InputStreamReader(ask("/events", null, "last-event-id", cursor).getInputStream(), UTF_8))) {
            var event = new HashMap<String, String>();
            for (String line; (line = lines.readLine()) != null; ) {
                if (!line.isEmpty()) {
                    var parts = line.split(": ", 2);
                    event.put(parts[0], parts[parts.length - 1]);
                    continue;
                }
                if (event.containsKey("event")) throw new Refused(check(event.get("data")), 0);
                if (event.containsKey("data")) {
                    for (var data = ByteBuffer.wrap((event.get("data") + "\n").getBytes(UTF_8)); data.hasRemaining(); ) journal.write(data);
                    journal.force(false);
                }
                keep(event.get("id"));
                event.clear();
                failures = 0;
            }
        }
        throw new Refused("the stream ended", 0);
    }

    void follow() throws IOException, InterruptedException {
        while (true) {
            try {
                if (cursor.isEmpty()) keep(again(() -> replace(records, this::snapshot)));
                again(this::stream);
            } catch (PlaceLost lost) {
                System.err.println("taking what is there: " + lost.getMessage());
                cursor = "";
            }
        }
    }

    public static void main(String[] words) throws Exception {
        if (words[0].equals("publish")) publish(Path.of(words[1]));
        else new Hub(Path.of(words[1])).follow();
    }
}
