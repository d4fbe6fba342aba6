package dev.stackyard.tokenize;

import java.util.List;

/** The control tokens of StarCoder2, in the order of their ids, which begin at 0 (bigcode/starcoder2-tokenizer). */
public final class SpecialTokens {

    public static final String END_OF_TEXT = "<|endoftext|>";
    public static final String REPO_NAME = "<repo_name>";
    public static final String FILE_SEP = "<file_sep>";

    public static final List<String> STARCODER2 = List.of(
            END_OF_TEXT,
            "<fim_prefix>",
            "<fim_middle>",
            "<fim_suffix>",
            "<fim_pad>",
            REPO_NAME,
            FILE_SEP,
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
