namespace MongoliaDprk.Monitor.Core.Articles;

/// <summary>What is done one after the other to a page; all but <see cref="Parse"/> is our own work.</summary>
internal enum ExtractionStep
{
    /// <summary>Bytes to text, within the limits on length and depth.</summary>
    Decode,

    /// <summary>AngleSharp builds the document.</summary>
    Parse,

    /// <summary>Markup, linked data and selectors are read, the page is written down as parts and lines.</summary>
    Facts,
    Title,
    Body,
    Dates,
    Language,
    Author,

    /// <summary>Addresses, and what is left.</summary>
    Rest,
}
