using MongoliaDprk.Monitor.Benchmarks;

if (args is ["matching", var watchlist, var texts] && Directory.Exists(watchlist) && File.Exists(texts))
    return MatchingBenchmark.Run(watchlist, texts);

if (args is ["extraction", var pages, .. var every] && Directory.Exists(pages))
    return ExtractionBenchmark.Run(pages, every is [var step] ? int.Parse(step, System.Globalization.CultureInfo.InvariantCulture) : 1);

if (args is not ["polling", var monitor, .. var rest] || rest.Length > 1 || !File.Exists(monitor))
{
    Console.Error.WriteLine("usage: polling MONITOR [FEEDS]   (MONITOR: the published program; easier with the script 'polling')");
    Console.Error.WriteLine("       matching WATCHLIST TEXTS   (a watchlist folder, lines of JSON with \"title\" and \"text\")");
    Console.Error.WriteLine("       extraction PAGES [EVERY]   (a folder of pages; EVERY 10 takes each tenth)");
    return 2;
}

return await PollingBenchmark.RunAsync(monitor, rest is [var feeds] ? int.Parse(feeds, System.Globalization.CultureInfo.InvariantCulture) : 1000);
