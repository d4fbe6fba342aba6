package dev.stackyard.pii;

import dev.stackyard.corpus.ByteSlice;
import dev.stackyard.corpus.Span;
import dev.stackyard.pii.internal.address.AllowedAddresses;
import dev.stackyard.pii.internal.address.Ipv4Scanner;
import dev.stackyard.pii.internal.address.Ipv6Scanner;
import dev.stackyard.pii.internal.email.EmailDetector;
import dev.stackyard.pii.internal.mask.Echoes;
import dev.stackyard.pii.internal.mask.Replacements;
import dev.stackyard.pii.internal.mask.SpanResolver;
import dev.stackyard.pii.internal.scan.Finding;
import dev.stackyard.pii.internal.scan.Findings;
import dev.stackyard.pii.internal.scan.Scanner;
import dev.stackyard.pii.internal.scan.Text;
import dev.stackyard.pii.internal.secret.SecretScanner;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds personal data and secrets in one text at a time: e-mail and IP addresses, private keys, credentials. Takes time
 * linear in the text, whatever it holds, and memory for what it finds. Immutable and thread-safe; making one compiles some
 * hundred rules, so make one and keep it.
 */
public final class Redactor {

    private final PiiSettings settings;
    private final List<Scanner> scanners = new ArrayList<>();
    private final Set<String> disabledRules;
    private final Set<String> allowedValues;

    private Redactor(PiiSettings settings, Set<String> allowedValues) {
        this.settings = settings;
        this.disabledRules = Set.copyOf(settings.disabledRules());
        this.allowedValues = allowedValues;
        if (settings.privateKeys() || settings.credentials()) {
            scanners.add(SecretScanner.of(settings.privateKeys(), settings.credentials()));
        }
        if (settings.emails()) {
            boolean bigCode = settings.emailGrammar() == PiiSettings.EmailGrammar.BIGCODE;
            scanners.add(new EmailDetector(bigCode, settings.allowedEmails()));
        }
        AllowedAddresses allowed = new AllowedAddresses(settings.allowedAddresses());
        if (settings.ipv4()) {
            scanners.add(new Ipv4Scanner(allowed, settings.keepPrivateAddresses()));
        }
        if (settings.ipv6()) {
            scanners.add(new Ipv6Scanner(allowed, settings.keepPrivateAddresses()));
        }
    }

    /**
     * A redactor with these settings.
     *
     * @throws dev.stackyard.corpus.UserException if the settings name an allow list that cannot be read
     */
    public static Redactor of(PiiSettings settings) {
        return new Redactor(settings, AllowList.read(settings.allowListFile()).values());
    }

    /**
     * Looks for everything that the settings ask for.
     *
     * @param utf8 the text; not modified
     * @param path its path or file name, which tells how values are written in it; may be empty
     */
    public Redaction redact(ByteSlice utf8, String path) {
        Text text = Text.of(utf8, path);
        Findings findings = new Findings();
        scanners.forEach(scanner -> scanner.scan(text, findings));
        if (findings.list().isEmpty()) {
            return Redaction.NONE;
        }
        List<Finding> wanted = findings.list().stream()
                .filter(finding -> isWanted(text, finding))
                .toList();
        return redaction(text, SpanResolver.resolve(Echoes.withRepetitions(text, wanted)));
    }

    private boolean isWanted(Text text, Finding finding) {
        return !disabledRules.contains(finding.rule())
                && (allowedValues.isEmpty()
                        || !allowedValues.contains(
                                new String(text.bytes(), finding.start(), finding.length(), StandardCharsets.UTF_8)));
    }

    private Redaction redaction(Text text, List<Finding> findings) {
        Replacements replacements = new Replacements(settings.replacementSeed());
        List<Span> spans = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        int done = text.start();
        for (Finding finding : findings) {
            String replacement = replacements.of(text.bytes(), finding);
            boolean touches = settings.touchingSpansSpace() && finding.start() == done;
            texts.add(touches ? " " + replacement : replacement);
            spans.add(new Span(
                    finding.start() - text.start(),
                    finding.end() - text.start(),
                    finding.kind().columnValue(),
                    finding.rule()));
            done = finding.end();
        }
        return new Redaction(spans, texts);
    }
}
