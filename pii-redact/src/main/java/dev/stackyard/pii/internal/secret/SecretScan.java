package dev.stackyard.pii.internal.secret;

import dev.stackyard.pii.PiiKind;
import dev.stackyard.pii.internal.scan.Finding;
import dev.stackyard.pii.internal.scan.Findings;
import dev.stackyard.pii.internal.scan.Mask;
import dev.stackyard.pii.internal.scan.Text;
import dev.stackyard.pii.internal.scan.Weight;

/** One scan of one text for secrets: what the probes share. Not thread-safe. */
final class SecretScan {

    private final Text text;
    private final Findings findings;
    private int namesDone;
    private int keysDone;

    SecretScan(Text text, Findings findings) {
        this.text = text;
        this.findings = findings;
    }

    Text text() {
        return text;
    }

    byte[] bytes() {
        return text.bytes();
    }

    void addCredential(int start, int end, String rule, Mask mask, Weight weight) {
        findings.add(new Finding(start, end, PiiKind.CREDENTIAL, rule, mask, weight));
    }

    void addPrivateKey(int start, int end, String rule) {
        findings.add(new Finding(start, end, PiiKind.PRIVATE_KEY, rule, Mask.KEY, Weight.BLOCK));
        keysDone = end;
    }

    /** Whether a position lies in a private key that was found already. */
    boolean isInPrivateKey(int position) {
        return position < keysDone;
    }

    /** Whether the name that ends at a position is looked at for the first time; a name may hold several keywords. */
    boolean isNewName(int nameEnd) {
        boolean fresh = nameEnd > namesDone;
        namesDone = Math.max(namesDone, nameEnd);
        return fresh;
    }
}
