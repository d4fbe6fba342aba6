package dev.stackyard.ingest.conversations;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers as GitHub's REST API does: pages, links, ETags; and, when told to, with limits and errors before an answer. */
final class GitHubServer implements AutoCloseable {

    /** An answer that comes before the real one. */
    record Obstacle(int status, Map<String, String> headers, String body) {}

    private final HttpServer server;
    private final Map<String, List<String>> pages = new HashMap<>();
    private final Map<String, String> redirects = new HashMap<>();
    private final Deque<Obstacle> obstacles = new ArrayDeque<>();
    final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    final List<String> problems = Collections.synchronizedList(new ArrayList<>());
    private @Nullable String token;
    private int answersLeft = Integer.MAX_VALUE;

    GitHubServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort());
    }

    /** Requests must bring this token. */
    GitHubServer expecting(String bearer) {
        token = bearer;
        return this;
    }

    /** @param path without its query */
    GitHubServer list(String path, String... itemsOfPages) {
        List<String> all = new ArrayList<>();
        for (String items : itemsOfPages) {
            all.add("[" + items + "]");
        }
        pages.put(path, all);
        return this;
    }

    GitHubServer object(String path, String json) {
        pages.put(path, List.of(json));
        return this;
    }

    GitHubServer redirect(String path, String target) {
        redirects.put(path, target);
        return this;
    }

    synchronized GitHubServer obstacle(int status, Map<String, String> headers, String body) {
        obstacles.add(new Obstacle(status, headers, body));
        return this;
    }

    /** After so many answers, the hourly limit is reached. */
    synchronized void limitAfter(int answers) {
        answersLeft = answers;
    }

    private synchronized @Nullable Obstacle next() {
        if (answersLeft-- <= 0) {
            return new Obstacle(403, Map.of("Retry-After", "3600"), "{\"message\":\"API rate limit exceeded\"}");
        }
        return obstacles.poll();
    }

    private void answer(HttpExchange exchange) throws IOException {
        URI uri = exchange.getRequestURI();
        String etag = exchange.getRequestHeaders().getFirst("If-None-Match");
        requests.add(uri + (etag == null ? "" : " if " + etag));
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (token != null && !("Bearer " + token).equals(authorization)) {
            send(exchange, 401, Map.of(), "{\"message\":\"Bad credentials\"}");
            return;
        }
        if (exchange.getRequestHeaders().getFirst("User-Agent") == null) {
            problems.add(uri + " without a user agent");
        }
        Obstacle obstacle = next();
        String redirect = redirects.get(uri.getPath());
        List<String> list = pages.get(uri.getPath());
        if (obstacle != null) {
            send(exchange, obstacle.status, obstacle.headers, obstacle.body);
        } else if (redirect != null) {
            send(exchange, 301, Map.of("Location", redirect), "{}");
        } else if (list == null) {
            send(exchange, 404, Map.of(), "{\"message\":\"Not Found\"}");
        } else {
            page(exchange, uri, list, etag);
        }
    }

    private void page(HttpExchange exchange, URI uri, List<String> list, @Nullable String etag) throws IOException {
        String query = String.valueOf(uri.getQuery());
        int at = query.indexOf("&page=");
        int page = at < 0 ? 1 : Integer.parseInt(query.substring(at + "&page=".length()));
        String body = list.get(page - 1);
        String own = "W/\"" + Integer.toHexString(body.hashCode()) + "\"";
        Map<String, String> headers = new HashMap<>();
        headers.put("ETag", own);
        if (page < list.size()) {
            String first = at < 0 ? query : query.substring(0, at);
            headers.put(
                    "Link",
                    "<" + address() + uri.getPath() + "?" + first + "&page=" + (page + 1) + ">; rel=\"next\", <"
                            + address() + "/x>; rel=\"last\"");
        }
        send(exchange, own.equals(etag) ? 304 : 200, headers, own.equals(etag) ? "" : body);
    }

    private static void send(HttpExchange exchange, int status, Map<String, String> headers, String body)
            throws IOException {
        headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
