package org.trialbridge.hostile;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page as a browser reads it, though without doing what it says.
 *
 * @param shown all its texts and the values of all attributes, addresses decoded
 * @param faults what no page of ours has
 * @param more the address of the rest of a list, or an empty text
 * @param forms that are sent as fields: the address of each, empty for its own, and the names of its fields
 */
record ParsedPage(String shown, List<String> faults, String more, List<List<String>> forms) {
    private static final String PARSE = """
            ([html, tags]) => {
                const parsed = new DOMParser().parseFromString(html, 'text/html');
                const shown = [], faults = [];
                const decoded = text => { try { return decodeURIComponent(text.replaceAll('+', ' ')); } catch { return text; } };
                for (const element of parsed.querySelectorAll('*')) {
                    const tag = element.localName;
                    if (!tags.includes(tag)) {
                        faults.push('<' + tag + '>');
                    }
                    if (tag === 'script' && !/^\\/(assets|webjars)\\//.test(element.getAttribute('src') ?? '')) {
                        faults.push('a script of its own: ' + element.textContent);
                    }
                    for (const attribute of element.attributes) {
                        const name = attribute.name, value = attribute.value;
                        if (name.startsWith('on') || ['srcdoc', 'style', 'ping'].includes(name)) {
                            faults.push(tag + ' ' + name + '=' + value);
                        }
                        const address = ['href', 'src', 'action', 'formaction', 'data', 'xlink:href'].includes(name);
                        if (address && !/^(https:\\/\\/|mailto:|\\/(?!\\/)|#|\\?|$|[a-z0-9-]+$|[a-z0-9-]+[/?#])/.test(value)) {
                            faults.push(tag + ' leads to ' + value);
                        }
                        shown.push(address ? decoded(value.replaceAll('+', '%2B')) : value);
                    }
                }
                const comments = parsed.createTreeWalker(parsed, NodeFilter.SHOW_COMMENT);
                while (comments.nextNode()) {
                    faults.push('<!--' + comments.currentNode.data);
                }
                const more = parsed.querySelector('.more a')?.getAttribute('href') ?? '';
                const forms = [...parsed.forms]
                    .filter(form => form.method === 'post' && form.enctype !== 'multipart/form-data')
                    .map(form => [form.getAttribute('action') ?? '', ...new Set([...form.elements].map(field => field.name))]);
                return {shown: parsed.documentElement.textContent + ' ' + shown.join(' '), faults, more, forms};
            }
            """;

    /** @param tags the elements that pages are made of */
    static ParsedPage of(Page browser, String html, List<String> tags) {
        Map<?, ?> parsed = (Map<?, ?>) browser.evaluate(PARSE, List.of(html, tags));
        return new ParsedPage(
                String.valueOf(parsed.get("shown")),
                texts(parsed.get("faults")),
                String.valueOf(parsed.get("more")),
                list(parsed.get("forms")).stream().map(ParsedPage::texts).toList());
    }

    private static List<?> list(@Nullable Object parsed) {
        return parsed instanceof List<?> list ? list : List.of();
    }

    private static List<String> texts(@Nullable Object parsed) {
        return list(parsed).stream().map(String::valueOf).toList();
    }
}
