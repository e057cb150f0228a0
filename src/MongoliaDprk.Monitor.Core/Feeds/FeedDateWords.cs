using System.Collections.Frozen;

namespace MongoliaDprk.Monitor.Core.Feeds;

/// <summary>Words of dates: names of months in the languages that feeds write them in, halves of the day, names of zones.</summary>
internal static class FeedDateWords
{
    /// <summary>Each row lists the names of the months January to December, separated by blanks; alternatives by a bar.</summary>
    private static readonly string[] MonthRows =
    [
        "january|jan|janu february|feb|febr march|mar april|apr|apri may june|jun july|jul august|aug september|sep|sept|septem october|oct november|nov|novem december|dec|decem", // English
        "januar|jänner|jän februar|feber|februari märz|mär|mrz|maerz april mai juni juli august|augusti september oktober|okt november dezember|dez|desember|december|des|dets", // German, Nordic
        "janvier|janv février|fevrier|févr|fév|fevr mars avril|avr mai juin juillet|juil août|aout|aoû septembre octobre novembre décembre|decembre|déc", // French
        "enero|ene febrero marzo abril|abr mayo junio julio agosto|ago septiembre|setiembre|set octubre noviembre diciembre|dic", // Spanish
        "gennaio|gen febbraio marzo aprile maggio|mag giugno|giu luglio|lug agosto settembre|sett ottobre|ott novembre dicembre", // Italian
        "janeiro fevereiro|fev março|marco abril maio junho julho agosto setembro outubro|out novembro dezembro", // Portuguese
        "januari februari maart|mrt april mei juni juli augustus september oktober november december", // Dutch
        "stycznia|styczeń|sty lutego|luty|lut marca|marzec kwietnia|kwiecień|kwi maja|maj czerwca|czerwiec|cze lipca|lipiec|lip sierpnia|sierpień|sie września|wrzesień|wrz października|październik|paź listopada|listopad|lis grudnia|grudzień|gru", // Polish
        "ledna|leden|led února|únor|úno března|březen|bře dubna|duben|dub května|květen|kvě června|červen|čvn července|červenec|čvc srpna|srpen|srp září|zář října|říjen|říj listopadu prosince|prosinec|pro", // Czech
        "január|januar február march|marec|marca|már|márc|március apríl|aprila|április|ápr|áprilisa|apríla máj|mája|május|maja jún|júna|június|juna júl|júla|július|jula augusta|augusztus|avgust szeptember|szept|septembra október|októbra|oktobra novembra|november decembra", // Slovak, Hungarian, South Slavic
        "ianuarie|ian februarie martie aprilie mai iunie|iun iulie|iul august septembrie octombrie noiembrie|noi decembrie", // Romanian
        "ocak|oca şubat|şub mart nisan|nis mayıs|mayis haziran|haz temmuz|tem ağustos|ağu eylül|eyl ekim|eki kasım|kas aralık|ara", // Turkish
        "tammikuuta|tammi helmikuuta|helmi maaliskuuta|maalis huhtikuuta|huhti toukokuuta|touko kesäkuuta|kesä heinäkuuta|heinä elokuuta|elo syyskuuta|syys lokakuuta|loka marraskuuta|marras joulukuuta|joulu", // Finnish
        "января|январь|янв февраля|февраль|фев|февр марта|март|мар апреля|апрель|апр мая|май июня|июнь|июн июля|июль|июл августа|август|авг сентября|сентябрь|сен|сент октября|октябрь|окт ноября|ноябрь|ноя|нояб декабря|декабрь|дек", // Russian
        "січня|січень|січ лютого|лютий|лют березня|березень|бер квітня|квітень|кві|квіт травня|травень|тра|трав червня|червень|чер|черв липня|липень|лип серпня|серпень|сер|серп вересня|вересень|вер жовтня|жовтень|жов|жовт листопада|листопад|лис грудня|грудень|гру|груд", // Ukrainian
        "яну|януари феб|февруари март април май|мај юни|јун|јуни юли|јул|јули август|авгусt септември|септ октомври ноември декември", // Bulgarian, Macedonian
        "ιανουαρίου|ιανουαριου|ιανουάριος|ιαν|ιανου φεβρουαρίου|φεβρουαριου|φεβρουάριος|φεβ|φεβρ μαρτίου|μαρτιου|μάρτιος|μαρ|μάρ|μαρτ απριλίου|απριλιου|απρίλιος|απρ μαΐου|μαιου|μαίου|μάιος|μάϊος|μαϊ|μαι|μάι ιουνίου|ιουνιου|ιούνιος|ιουν|ιούν ιουλίου|ιουλιου|ιούλιος|ιουλ|ιούλ αυγούστου|αυγουστου|αύγουστος|αυγ|αύγ σεπτεμβρίου|σεπτεμβριου|σεπτέμβριος|σεπ|σεπτ οκτωβρίου|οκτωβριου|οκτώβριος|οκτ νοεμβρίου|νοεμβριου|νοέμβριος|νοε|νοέ|νοεμ δεκεμβρίου|δεκεμβριου|δεκέμβριος|δεκ", // Greek
        "一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月", // Chinese, Japanese
        "일월 이월 삼월 사월 오월 유월 칠월 팔월 구월 시월 십일월 십이월", // Korean
        "jan peb mac april mei jun jul ogos|agu|agustus september oktober november disember", // Malay, Indonesian
    ];

    private static readonly FrozenDictionary<string, int> Months = MonthRows
        .SelectMany(row => row.Split(' ').SelectMany((names, index) => names.Split('|').Select(name => (name, index))))
        .GroupBy(pair => pair.name, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.First().index + 1, StringComparer.Ordinal);

    /// <summary>Hours added to a clock of twelve.</summary>
    private static readonly FrozenDictionary<string, int> Halves = Words(
        (0, "am a.m 오전 上午 午前 凌晨 早上 清晨 πμ π.μ өглөө утра"),
        (12, "pm p.m 오후 下午 午後 晚上 中午 傍晚 μμ μ.μ орой вечера"));

    /// <summary>Minutes east of Greenwich. Names used in several zones mean what RFC 822 says, else what most feeds mean.</summary>
    private static readonly FrozenDictionary<string, int> Zones = Words(
        (0, "z ut utc gmt wet zulu гринвич"), (60, "cet met mez wat bst west wez"), (120, "cest mest mesz eet sast cat"), (180, "eest msk мск eat trt"),
        (240, "msd gst samt"), (300, "pkt uzt yekt"), (330, "ist"), (345, "npt"), (360, "almt omst"), (420, "wib ict krat hovt"), (480, "sgt hkt ulat pht awst wita irkt myt"),
        (540, "kst jst wit yakt ulast"), (570, "acst"), (600, "aest vlat"), (630, "acdt"), (660, "aedt magt"), (720, "nzst pett"), (780, "nzdt"),
        (-150, "ndt"), (-180, "adt brt art"), (-210, "nst nt"), (-240, "edt ast at"), (-300, "est et cdt"), (-360, "cst ct mdt"), (-420, "mst mt pdt"),
        (-480, "pst pt akdt"), (-540, "akst"), (-600, "hst"));

    /// <summary>1–12, or 0 when the word is no month.</summary>
    public static int Month(string word) => Months.GetValueOrDefault(word);

    /// <summary>Whether the word belongs to a date.</summary>
    public static bool Knows(string word) => Months.ContainsKey(word) || Halves.ContainsKey(word) || Zones.ContainsKey(word) || Unit(word) != ' ';

    public static int? HalfOfDay(string word) => Halves.TryGetValue(word, out int hours) ? hours : null;

    public static int? Zone(string word) => Zones.TryGetValue(word, out int minutes) ? minutes : null;

    /// <summary>'y', 'm', 'd', 'h', 'n' (minute), 's' when the word marks the number before it as such, else a blank.</summary>
    public static char Unit(string word) => word switch
    {
        "年" or "년" or "оны" or "он" => 'y',
        "月" or "월" or "сарын" or "сар" => 'm',
        "日" or "일" or "ны" or "ний" or "号" or "號" or "өдөр" => 'd',
        "時" or "时" or "點" or "点" or "시" or "цаг" or "h" => 'h',
        "分" or "분" or "минут" => 'n',
        "秒" or "초" => 's',
        _ => ' ',
    };

    private static FrozenDictionary<string, int> Words(params (int Value, string Names)[] rows) => rows
        .SelectMany(row => row.Names.Split(' ').Select(name => (name, row.Value)))
        .GroupBy(pair => pair.name, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.Last().Value, StringComparer.Ordinal);
}
