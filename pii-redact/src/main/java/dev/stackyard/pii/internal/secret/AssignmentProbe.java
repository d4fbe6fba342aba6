package dev.stackyard.pii.internal.secret;

import dev.stackyard.pii.internal.scan.Mask;
import dev.stackyard.pii.internal.scan.Weight;
import java.util.List;

/** Tries whether a name that speaks of secrets is given one. */
final class AssignmentProbe implements Probe {

    static final String PASSWORD_RULE = "password";
    static final String SECRET_RULE = "secret";

    /**
     * Where names of secrets are looked for: every word of {@link SecretName} holds one of these. The shorter ones are
     * spelled out with what may follow, so that {@link KeywordIndex} can see them.
     */
    static final List<String> KEYWORDS = Keywords.expand(
            "pass pwd[=:\\s\"'`>)({_,?|!\\] psw[=:\\s\"'>)_] key[=:\\s\"'`>)({_,?|!s0-9\\] _pw[=:\\s\"'>] secret token auth"
                    + " cred bearer kennwort senha contrasen wachtwoord motdepasse parola lozinka heslo haslo");

    @Override
    public void probe(SecretScan scan, int start, int end) {
        if (!scan.isNewName(AssignmentParser.nameEnd(scan.text(), start + 1))) {
            return;
        }
        Assignment assignment = AssignmentParser.parse(scan.text(), start, start + 1);
        if (assignment == null) {
            return;
        }
        switch (AssignmentJudge.judge(scan.text(), assignment)) {
            case PASSWORD -> add(scan, assignment, PASSWORD_RULE, Mask.PASSWORD);
            case SECRET, VAGUE -> add(scan, assignment, SECRET_RULE, Mask.KEY);
            case NONE -> {}
        }
    }

    private static void add(SecretScan scan, Assignment assignment, String rule, Mask mask) {
        scan.addCredential(assignment.valueStart(), assignment.valueEnd(), rule, mask, Weight.NAMED_VALUE);
    }
}
