package dev.stackyard.pii;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.Recipe;
import dev.stackyard.corpus.Span;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {

    private static final Redactor REDACTOR = Redactor.of(PiiSettings.defaults());
    private static final String KEY = "q7Gz2LxN4vTb9KsW0dRy8HcJ5mPf3A1e";

    @ParameterizedTest
    @CsvSource(delimiterString = "~", quoteCharacter = '`', textBlock = """
            a.py         ~ password = "hunter2"                         ~ password = "<PASSWORD>"
            a.js         ~ const c = {password: 'Tr0ub4dor&3'};         ~ const c = {password: '<PASSWORD>'};
            a.json       ~ {"db_password": "x9!kfQ2p"}                  ~ {"db_password": "<PASSWORD>"}
            .env         ~ DB_PASSWORD=hunter2                          ~ DB_PASSWORD=<PASSWORD>
            a.yml        ~ password: hunter2 # the old one              ~ password: <PASSWORD> # the old one
            a.properties ~ spring.datasource.password=hunter2           ~ spring.datasource.password=<PASSWORD>
            a.xml        ~ <password>hunter2</password>                 ~ <password><PASSWORD></password>
            a.xml        ~ <Pass encoding="plain">hunter2</Pass>        ~ <Pass encoding="plain"><PASSWORD></Pass>
            a.php        ~ define('DB_PASSWORD', 'hunter2');            ~ define('DB_PASSWORD', '<PASSWORD>');
            a.rb         ~ 'password' => 'hunter2'                      ~ 'password' => '<PASSWORD>'
            a.c          ~ char password[] = "hunter2";                 ~ char password[] = "<PASSWORD>";
            a.h          ~ #define WIFI_PASSWORD "hunter2"              ~ #define WIFI_PASSWORD "<PASSWORD>"
            a.ts         ~ const password: string = "hunter2";          ~ const password: string = "<PASSWORD>";
            a.py         ~ os.environ.get("DB_PASSWORD", "hunter2")     ~ os.environ.get("DB_PASSWORD", "<PASSWORD>")
            a.py         ~ db = "postgres://jane:hunter2@db/x"          ~ db = "postgres://jane:<PASSWORD>@db/x"
            a.cs         ~ "Server=db;Password=hunter2;Port=1"          ~ "Server=db;Password=<PASSWORD>;Port=1"
            a.xml        ~ <add key="Password" value="hunter2"/>        ~ <add key="Password" value="<PASSWORD>"/>
            .netrc       ~ machine x.y login jane password hunter2      ~ machine x.y login jane password <PASSWORD>
            Dockerfile   ~ ENV DB_PASSWORD hunter2                      ~ ENV DB_PASSWORD <PASSWORD>
            """)
    void masksPasswordsInTheSyntaxesOfManyLanguages(String path, String text, String masked) {
        assertThat(redact(path, text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "~", quoteCharacter = '`', textBlock = """
            a.py   ~ api_key = "$"
            a.go   ~ apiKey := "$"
            a.java ~ private static final String API_KEY = "$";
            a.kt   ~ val apiKey: String = "$"
            a.rs   ~ let secret_key: &str = "$";
            a.js   ~ headers: {"X-Api-Key": "$"}
            a.js   ~ fetch("https://x.y/z?api_key=$&q=1")
            a.yaml ~ client_secret: $
            a.toml ~ auth_token = "$"
            a.txt  ~ API_KEY=$
            a.py   ~ token = '$'
            a.sh   ~ export SERVICE_KEY=$
            a.yml  ~ - name: API_TOKEN\\n  value: "$"
            a.json ~ {"name": "API_TOKEN", "value": "$"}
            a.json ~ "{\\"api_key\\": \\"$\\"}"
            a.cpp  ~ std::string token{"$"};
            a.php  ~ $client->setApiKey('$');
            a.js   ~ const key = process.env.API_KEY || "$";
            """)
    void masksKeysInTheSyntaxesOfManyLanguages(String path, String template) {
        String text = template.replace("\\n", "\n").replace("$client", "%client");
        assertThat(redact(path, text.replace("$", KEY))).isEqualTo(text.replace("$", "<KEY>"));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "~", quoteCharacter = '`', textBlock = """
            a.py   ~ password = "changeme"
            a.py   ~ password = "your-password-here"
            a.py   ~ password = get_password("x")
            a.py   ~ password = os.environ["DB_PASSWORD"]
            a.js   ~ password: user.password,
            a.js   ~ const token = "${TOKEN}";
            a.yml  ~ password: {{ vault_password }}
            a.yml  ~ password: $DB_PASSWORD
            a.env  ~ API_KEY=<your-api-key>
            a.html ~ <input type="password" name="password">
            a.java ~ String passwordField = "user_password";
            a.java ~ private String password;
            a.json ~ "password": "Passwort"
            a.json ~ "password": "Enter your password"
            a.py   ~ token_type = "bearer"
            a.py   ~ secret = "********"
            a.py   ~ API_KEY = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            a.py   ~ public_key = "9Cnzj4p4WGeKLs1Pt8QuKUpRKfFLfRYC9AIKjbJTWit"
            a.c    ~ static const char *key = "the_name_of_the_configuration_key";
            a.py   ~ sha256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
            a.py   ~ revision = "da39a3ee5e6b4b0d3255bfef95601890afd80709"
            a.py   ~ token = hashlib.md5("x").hexdigest()
            a.py   ~ if token == "identifier_or_keyword_or_number":
            a.yml  ~ secretName: my-application-secrets
            a.py   ~ id = "550e8400-e29b-41d4-a716-446655440000"
            a.rs   ~ std::vector<u8> key = b::c;
            a.js   ~ integrity="sha384-oqVuAfXRKap7fdgcCY5uykM6+R9GqQ8K/uxy9rx7HNQlGYl1kPzQho1wx4JwY8wC"
            """)
    void leavesPlaceholdersNamesAndDigestsAlone(String path, String text) {
        assertThat(redact(path, text)).isEqualTo(text);
    }

    @Test
    void masksPrivateKeysWholeAndLeavesPublicOnesAlone() {
        String body = (KEY + KEY + "\n").repeat(3);
        String pem = "-----BEGIN RSA " + "PRIVATE KEY-----\n" + body + "-----END RSA " + "PRIVATE KEY-----";
        String open = "-----BEGIN PUBLIC KEY-----\n" + body + "-----END PUBLIC KEY-----\n";
        assertThat(redact("id_rsa", pem + "\n")).isEqualTo("<KEY>\n");
        assertThat(redact("a.js", "k = \"" + pem.replace("\n", "\\n") + "\";")).isEqualTo("k = \"<KEY>\";");
        assertThat(redact("a.pem", open)).isEqualTo(open);
        String lineByLine = "\"" + pem.replace("\n", "\\n\" +\n  \"") + "\";";
        assertThat(redact("A.java", lineByLine)).isEqualTo("\"<KEY>\";");
        String cut = pem.substring(0, pem.indexOf("-----END"));
        assertThat(redact("cut.pem", cut)).startsWith("<KEY>");
        String code = "if (line.startsWith(\"-----BEGIN RSA " + "PRIVATE KEY-----\")) { readUntil(\"-----END RSA "
                + "PRIVATE KEY-----\"); }";
        assertThat(redact("A.java", code)).isEqualTo(code);
    }

    @Test
    void masksAValueAgainWhereNothingGivesItAway() {
        assertThat(redact("a.py", "api_key = '" + KEY + "'\nconnect('" + KEY + "')\n"))
                .isEqualTo("api_key = '<KEY>'\nconnect('<KEY>')\n");
    }

    @Test
    void masksGeneratedSecretsOfAllPrintableCharacters() {
        assertThat(redact("settings.py", "SECRET_KEY = 'zh!=!gq(w^_t[sBR29x)HI+$eh<s*xYN8u([xcW'"))
                .isEqualTo("SECRET_KEY = '<KEY>'");
        String expression = "key = 'a(b) + c[1] * d{2} - E(f) / G[3] ^ h'";
        assertThat(redact("a.py", expression)).isEqualTo(expression);
    }

    @Test
    void theSameValueHasTheSameReplacementAndAddressesGetAddresses() {
        Redaction redaction = REDACTOR.redact(ByteSlice.utf8("52.14.201.77 52.14.201.78 52.14.201.77"), "hosts");
        assertThat(redaction.replacements())
                .hasSize(3)
                .allMatch(text -> text.startsWith("172.16.") || text.startsWith("192.168."));
        assertThat(redaction.replacements().get(0))
                .isEqualTo(redaction.replacements().get(2));
    }

    @Test
    void spacesBetweenTouchingSpansAreForThoseWhoWantBigCodesBytes() {
        String text = "jane@roe.org";
        assertThat(redact("a.txt", text)).isEqualTo("<EMAIL>");
        Redactor bigCode = Redactor.of(with(true, List.of()));
        assertThat(bigCode.redact(ByteSlice.utf8(text), "a.txt").replacements()).containsExactly(" <EMAIL>");
    }

    @Test
    void disabledRulesFindNothing() {
        Redactor redactor = Redactor.of(with(false, List.of("password")));
        assertThat(redactor.redact(ByteSlice.utf8("password = \"hunter2\""), "a.py")
                        .spans())
                .isEmpty();
        assertThatThrownBy(() -> with(false, List.of("no-such-rule")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no-such-rule");
    }

    @Test
    void settingsBindFromARecipe() {
        PiiSettings settings = Recipe.parse(
                        "stages:\n  pii:\n    email_grammar: bigcode\n    max_spans: 7\n    allowed_emails: [a@]\n",
                        "r.yaml")
                .settings("pii", PiiSettings.defaults());
        assertThat(settings.emailGrammar()).isEqualTo(PiiSettings.EmailGrammar.BIGCODE);
        assertThat(settings.maxSpans()).isEqualTo(7);
        assertThat(settings.allowedEmails()).containsExactly("a@");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anyBytesGiveSortedSpansInside(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String[] pieces = {
            "password",
            "=",
            "\"",
            "'",
            ":",
            "://",
            "@",
            "a.b",
            KEY,
            "token",
            "-----BEGIN PRIVATE KEY-----",
            "\n",
            "\\",
            "(",
            ")",
            "eyJhbGciOiJIUzI1NiJ9.",
            "52.14.201.77",
            "2a00:1450::1",
            "jane@roe.org",
            "\u4e2d",
            "<",
            ">",
            "key",
            " ",
            "ghp_",
            "AKIA"
        };
        for (int round = 0; round < 3_000; round++) {
            StringBuilder builder = new StringBuilder();
            for (int i = random.nextInt(25); i > 0; i--) {
                builder.append(pieces[random.nextInt(pieces.length)]);
            }
            byte[] bytes = builder.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
            if (bytes.length > 0 && random.nextInt(4) == 0) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Redaction redaction = REDACTOR.redact(ByteSlice.of(bytes), "a.env");
            int done = 0;
            for (Span span : redaction.spans()) {
                assertThat(span.start()).as("seed %s, text %s", seed, builder).isGreaterThanOrEqualTo(done);
                done = span.end();
            }
            assertThat(done).isLessThanOrEqualTo(bytes.length);
        }
    }

    @Test
    void aSliceInsideALargerArrayIsSeenAlone() {
        byte[] bytes = "password=\"hunter2\" jane@roe.org".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Redaction redaction = REDACTOR.redact(new ByteSlice(bytes, 19, bytes.length - 19), "a.py");
        assertThat(redaction.spans()).containsExactly(new Span(0, 12, "email", "email"));
    }

    private static PiiSettings with(boolean touchingSpansSpace, List<String> disabledRules) {
        PiiSettings d = PiiSettings.defaults();
        return new PiiSettings(
                d.emails(),
                d.ipv4(),
                d.ipv6(),
                d.privateKeys(),
                d.credentials(),
                d.emailGrammar(),
                d.allowedEmails(),
                d.allowedAddresses(),
                d.keepPrivateAddresses(),
                disabledRules,
                "",
                touchingSpansSpace,
                d.maxSpans(),
                d.maxMaskedShare(),
                d.minSpansForShare(),
                d.replacementSeed());
    }

    private static String redact(String path, String text) {
        ByteSlice slice = ByteSlice.utf8(text);
        return REDACTOR.redact(slice, path).apply(slice).decodeUtf8();
    }
}
