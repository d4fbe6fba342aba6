package dev.stackyard.ingest.internal.documents;

import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeTraversor;

/**
 * The main content of an HTML page, as Markdown. jsoup parses; which part is the content is decided by rules of ours, in this
 * order: what is never content goes (scripts, navigation, forms, by element, ARIA role, and the classes of documentation
 * generators); then the first of {@link #CONTENT} that holds {@value #LEAST_SHARE} of the text that is left is the content; without
 * one it is the body, less lists that are nothing but links.
 */
final class HtmlText {

    private static final double LEAST_SHARE = 0.3;

    private static final String NEVER =
            "script, style, noscript, template, svg, canvas, iframe, object, form, button, input, select,"
                    + " textarea, dialog, nav, footer, aside, body > header, [role=navigation], [role=banner], [role=contentinfo],"
                    + " [role=search], [role=complementary], [role=dialog], [hidden], [aria-hidden=true]";

    /** Classes and ids of what surrounds the content in Sphinx, Javadoc, JSDoc, Doxygen, MkDocs, Docusaurus, rustdoc and TypeDoc. */
    private static final Set<String> CHROME = Set.of(
            "headerlink",
            "anchorjs-link",
            "hash-link",
            "permalink",
            "sphinxsidebar",
            "wy-nav-side",
            "wy-breadcrumbs",
            "rst-footer-buttons",
            "rst-versions",
            "related",
            "relations",
            "bd-sidebar",
            "bd-sidebar-primary",
            "bd-sidebar-secondary",
            "bd-header",
            "bd-footer",
            "prev-next-area",
            "breadcrumb",
            "breadcrumbs",
            "navbar",
            "topnav",
            "top-nav",
            "bottomnav",
            "subnav",
            "nav-path",
            "sub-nav",
            "navlist",
            "navlistsearch",
            "skip-nav",
            "skip-link",
            "skiplink",
            "skip",
            "sidebar",
            "side-nav",
            "sidenav",
            "toc",
            "tocwrapper",
            "table-of-contents",
            "contents-nav",
            "edit-this-page",
            "editlink",
            "pagination",
            "cookie-banner",
            "cookie-consent",
            "announcement",
            "page-navigation",
            "theme-doc-toc-desktop",
            "theme-doc-sidebar-container",
            "theme-doc-breadcrumbs",
            "md-sidebar",
            "md-header",
            "md-footer",
            "md-nav",
            "searchbox",
            "search-box",
            "copybtn",
            "copy-button",
            "viewcode-link",
            "viewcode-back",
            "tsd-navigation",
            "tsd-page-toolbar",
            "headertitle-nav",
            "linenos",
            "lineno",
            "footer",
            "legal-copy",
            "src-link");

    private static final List<String> CONTENT = List.of(
            "main [role=main]",
            "[role=main]",
            "main article",
            "main",
            "article",
            "div.body",
            "div.document",
            "div.rst-content",
            "div.markdown-body",
            "div.contents",
            "div.content-container",
            "div.contentContainer",
            "#content",
            "#main-content",
            "#main",
            ".content");

    private HtmlText() {}

    static String of(String html) {
        Document page = Jsoup.parse(html);
        String title = page.title().strip();
        page.select(NEVER).remove();
        for (Element element : page.getAllElements()) {
            if (isChrome(element)) {
                element.remove();
            }
        }
        Element content = content(page.body());
        MarkdownWriter writer = new MarkdownWriter();
        NodeTraversor.traverse(writer, (Node) content);
        String text = writer.text();
        boolean titled = title.isEmpty() || text.startsWith("# ") || text.isBlank();
        return titled ? text : "# " + title + "\n\n" + text;
    }

    private static boolean isChrome(Element element) {
        if (CHROME.contains(element.id().toLowerCase(java.util.Locale.ROOT))) {
            return true;
        }
        return element.hasAttr("class")
                && element.classNames().stream()
                        .anyMatch(name -> CHROME.contains(name.toLowerCase(java.util.Locale.ROOT)));
    }

    private static Element content(Element body) {
        int all = body.text().length();
        for (String place : CONTENT) {
            Element found = body.selectFirst(place);
            if (found != null && found.text().length() >= all * LEAST_SHARE) {
                return found;
            }
        }
        for (Element list : body.select("ul, ol")) {
            if (isLinksOnly(list)) {
                list.remove();
            }
        }
        return body;
    }

    /** Whether a list is a menu: several entries, and hardly a word outside of links. */
    private static boolean isLinksOnly(Element list) {
        int links = 0;
        int linked = 0;
        for (Element link : list.select("a")) {
            links++;
            linked += link.text().length();
        }
        return links >= 4 && linked >= list.text().length() * 0.9;
    }
}
