using System.Collections.Frozen;

namespace MongoliaDprk.Monitor.Core.Links;

/// <summary>Parameters that say how a reader came to a page and not which page it is.</summary>
internal static class LinkNoise
{
    /// <summary>What "&amp;amp;" leaves of itself where markup was escaped once too often.</summary>
    private const string Escaped = "amp;";

    /// <summary>Names begin with these.</summary>
    private static readonly string[] Prefixes =
        ["utm_", "mtm_", "piwik_", "matomo_", "hsa_", "at_medium", "at_campaign", "at_custom", "at_link_", "at_ptr_", "at_bbc_", "_hs", "vero_", "guce_", "amp_js_", "__twitter_", "fb_action_", "fb_comment_"];

    /// <summary>
    /// Whole names, in lower case: click ids, campaign and share marks of mailers, social networks and statistics. Short names that some
    /// publishing system may use for an article's number are left out: a link read twice is better than one not read.
    /// </summary>
    private static readonly FrozenSet<string> Names = Words(
        "fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid ysclid ymclid twclid ttclid rdt_cid epik igshid igsh li_fat_id mc_cid mc_eid mkt_tok "
        + "_ga _gl _ke _openstat s_cid s_kwcid cmpid ocid xtor spm ftag wt_mc wt.mc_id pk_campaign pk_kwd pk_keyword pk_source pk_medium pk_content pk_cid "
        + "ns_mchannel ns_source ns_campaign ns_linkname ns_fee oly_anon_id oly_enc_id ref_src ref_url tsrc usqp replytocom share_token shareuid "
        + "kakao_from sc_campaign sc_channel trk trkcampaign fb_ref fb_source action_object_map action_ref_map sr_share traffic_source guccounter fromrss");

    /// <summary>Names that also stand for something else, and so only count with one of <see cref="Origins"/>.</summary>
    private static readonly FrozenSet<string> OriginNames = Words("ref referer referrer from source src via cmp input origin share rss medium campaign cid partner");

    private static readonly FrozenSet<string> Origins =
        Words("rss rss2 rssfeed feed feeds atom twitter x facebook fb telegram vk whatsapp kakao kakaotalk line wechat weibo linkedin reddit pinterest "
            + "email mail newsletter social share google googlenews google-news gnews bing");

    /// <param name="part">One parameter, "name=value".</param>
    public static bool Is(string part)
    {
        string name = LinkQuery.Name(part).ToLowerInvariant();
        if (name.StartsWith(Escaped, StringComparison.Ordinal))
            name = name[Escaped.Length..];
        return Names.Contains(name)
            || Array.Exists(Prefixes, prefix => name.StartsWith(prefix, StringComparison.Ordinal))
            || (OriginNames.Contains(name) && Origins.Contains(LinkQuery.Value(part).ToLowerInvariant()));
    }

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
