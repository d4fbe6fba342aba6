package dev.stackyard.corpus.render;

/** The control tokens inside of rows that are no code (arXiv 2402.19173, sections 5.2 to 5.6; the tokenizer of StarCoder2). */
public final class ControlTokens {

    public static final String JUPYTER_START = "<jupyter_start>";
    public static final String JUPYTER_TEXT = "<jupyter_text>";
    public static final String JUPYTER_CODE = "<jupyter_code>";
    public static final String JUPYTER_OUTPUT = "<jupyter_output>";
    public static final String JUPYTER_SCRIPT = "<jupyter_script>";
    public static final String EMPTY_OUTPUT = "<empty_output>";

    public static final String CODE_TO_INTERMEDIATE = "<code_to_intermediate>";
    public static final String INTERMEDIATE_TO_CODE = "<intermediate_to_code>";

    public static final String REPOSITORY = "<repo_name>";

    public static final String ISSUE_START = "<issue_start>";
    public static final String ISSUE_COMMENT = "<issue_comment>";
    public static final String ISSUE_CLOSED = "<issue_closed>";

    public static final String PULL = "<pr>";
    public static final String PULL_STATUS = "<pr_status>";
    public static final String PULL_IS_MERGED = "<pr_is_merged>";
    public static final String PULL_BASE = "<pr_base>";
    public static final String PULL_FILE = "<pr_file>";
    public static final String PULL_BASE_CODE = "<pr_base_code>";
    public static final String PULL_DIFF = "<pr_diff>";
    public static final String PULL_DIFF_HUNK = "<pr_diff_hunk>";
    public static final String PULL_COMMENT = "<pr_comment>";
    public static final String PULL_EVENT_ID = "<pr_event_id>";
    public static final String PULL_REVIEW = "<pr_review>";
    public static final String PULL_REVIEW_STATE = "<pr_review_state>";
    public static final String PULL_REVIEW_COMMENT = "<pr_review_comment>";
    public static final String PULL_IN_REPLY_TO_REVIEW = "<pr_in_reply_to_review_id>";
    public static final String PULL_IN_REPLY_TO_COMMENT = "<pr_in_reply_to_comment_id>";
    public static final String PULL_DIFF_HUNK_COMMENT_LINE = "<pr_diff_hunk_comment_line>";

    private ControlTokens() {}
}
