package dev.stackyard.tests;

import java.util.List;

/** The control tokens of bigcode/starcoder2-7b, in the order of their ids (special_tokens_map.json). */
final class SpecialTokens {

    static final List<String> STARCODER2 = List.of(
            "<|endoftext|>",
            "<fim_prefix>",
            "<fim_middle>",
            "<fim_suffix>",
            "<fim_pad>",
            "<repo_name>",
            "<file_sep>",
            "<issue_start>",
            "<issue_comment>",
            "<issue_closed>",
            "<jupyter_start>",
            "<jupyter_text>",
            "<jupyter_code>",
            "<jupyter_output>",
            "<jupyter_script>",
            "<empty_output>",
            "<code_to_intermediate>",
            "<intermediate_to_code>",
            "<pr>",
            "<pr_status>",
            "<pr_is_merged>",
            "<pr_base>",
            "<pr_file>",
            "<pr_base_code>",
            "<pr_diff>",
            "<pr_diff_hunk>",
            "<pr_comment>",
            "<pr_event_id>",
            "<pr_review>",
            "<pr_review_state>",
            "<pr_review_comment>",
            "<pr_in_reply_to_review_id>",
            "<pr_in_reply_to_comment_id>",
            "<pr_diff_hunk_comment_line>",
            "<NAME>",
            "<EMAIL>",
            "<KEY>",
            "<PASSWORD>");

    private SpecialTokens() {}
}
