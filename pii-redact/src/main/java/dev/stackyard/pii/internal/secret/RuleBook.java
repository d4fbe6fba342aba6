package dev.stackyard.pii.internal.secret;

import dev.stackyard.pii.internal.scan.WordList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The credential rules that come with the program. */
final class RuleBook {

    /** The rule files, each with the kind of service that its rules are for. */
    static final List<String> FILES = List.of(
            "rules/artificial-intelligence.rules",
            "rules/clouds.rules",
            "rules/code-hosting.rules",
            "rules/commerce.rules",
            "rules/communication.rules",
            "rules/formats.rules",
            "rules/infrastructure.rules",
            "rules/monitoring.rules",
            "rules/package-registries.rules",
            "rules/productivity.rules",
            "rules/social.rules");

    private RuleBook() {}

    /**
     * All rules, in the order of the files.
     *
     * @throws IllegalArgumentException if a file is malformed or two rules have the same id
     */
    static List<SecretRule> rules() {
        List<SecretRule> rules = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (String file : FILES) {
            for (SecretRule rule : RuleFile.parse(file, WordList.text(file))) {
                if (!ids.add(rule.about().id())) {
                    throw new IllegalArgumentException(
                            file + ": rule " + rule.about().id() + " is there twice");
                }
                rules.add(rule);
            }
        }
        return rules;
    }
}
