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

    private ControlTokens() {}
}
