using MongoliaDprk.Monitor.Benchmarks;

if (args is ["matching", var watchlist, var texts] && Directory.Exists(watchlist) && File.Exists(texts))
    return MatchingBenchmark.Run(watchlist, texts);

if (args is ["extraction", var pages, .. var every] && Directory.Exists(pages))
    return ExtractionBenchmark.Run(pages, every is [var step] ? int.Parse(step, System.Globalization.CultureInfo.InvariantCulture) : 1);

if (args is ["robustness", var list, .. var damaged] && Directory.Exists(list))
    return RobustnessRun.Run(list, damaged is [var given, ..] && given != "-" ? given : null, damaged is [_, var size] ? double.Parse(size, System.Globalization.CultureInfo.InvariantCulture) : 4);

if (args is ["fuzz", .. var asked] && asked.Length <= 4)
    return FuzzBenchmark.Run(asked);

if (args is ["soak", .. var rude] && rude.Length <= 4)
    return await SoakBenchmark.RunAsync(rude);

if (args is ["import", var archived, var names, .. var megabytes] && Directory.Exists(archived) && Directory.Exists(names))
    return await ImportBenchmark.RunAsync(archived, names,
        megabytes is [var given, ..] ? int.Parse(given, System.Globalization.CultureInfo.InvariantCulture) : 300,
        megabytes is [_, var one] ? int.Parse(one, System.Globalization.CultureInfo.InvariantCulture) : 0);

if (args is ["prefilter", var filtered, var archive] && Directory.Exists(filtered) && File.Exists(archive))
    return PrefilterBenchmark.Run(filtered, archive);

if (args is ["prefilter-fuzz", var fuzzed, var count, .. var seed] && Directory.Exists(fuzzed))
    return PrefilterBenchmark.Fuzz(fuzzed, int.Parse(count, System.Globalization.CultureInfo.InvariantCulture), seed is [var start] ? int.Parse(start, System.Globalization.CultureInfo.InvariantCulture) : 1);

if (args is ["cluster", .. var cluster] && cluster.Length <= 3)
{
    int[] numbers = [.. cluster.Select(c => int.Parse(c, System.Globalization.CultureInfo.InvariantCulture))];
    return await ClusterBenchmark.RunAsync(numbers.ElementAtOrDefault(0) is > 0 and var length ? length : 300, numbers.ElementAtOrDefault(1) is > 0 and var outlets ? outlets : 2000, numbers.ElementAtOrDefault(2) is > 0 and var nodes ? nodes : 3);
}

if (args is ["jobs", .. var measured] && measured.Length <= 1)
    return await JobsBenchmark.RunAsync(measured is [var each] ? int.Parse(each, System.Globalization.CultureInfo.InvariantCulture) : 20);

if (args is ["turns", .. var asks] && asks.Length <= 1)
    return await TurnsBenchmark.RunAsync(asks is [var times] ? int.Parse(times, System.Globalization.CultureInfo.InvariantCulture) : 5000);

if (args is ["trends", .. var where] && where.Length <= 4)
{
    int mentions = where.Length > 0 ? int.Parse(where[0], System.Globalization.CultureInfo.InvariantCulture) : 1_000_000;
    return await TrendBenchmark.RunAsync(mentions, where.Length > 1 ? where[1] : "-", where.Length > 2 ? where[2] : "-", where.Length > 3 ? where[3] : null);
}

if (args is not ["polling", var monitor, .. var rest] || rest.Length > 1 || !File.Exists(monitor))
{
    Console.Error.WriteLine("usage: polling MONITOR [FEEDS]   (MONITOR: the published program; easier with the script 'polling')");
    Console.Error.WriteLine("       matching WATCHLIST TEXTS   (a watchlist folder, lines of JSON with \"title\" and \"text\")");
    Console.Error.WriteLine("       extraction PAGES [EVERY]   (a folder of pages; EVERY 10 takes each tenth)");
    Console.Error.WriteLine("       import PAGES WATCHLIST [MB] [EVERY]   (a folder of pages that an archive of 300 MB is made of; EVERY 200 makes each 200th relevant)");
    Console.Error.WriteLine("       robustness WATCHLIST [PAGES|-] [MB]   (pages are damaged; MB: size of the hostile pages, 4)");
    Console.Error.WriteLine("       prefilter WATCHLIST FILE.warc.gz   (beside unpacking the same file)");
    Console.Error.WriteLine("       prefilter-fuzz WATCHLIST PAGES [SEED]   (generated hiding places; 1 when one is lost)");
    Console.Error.WriteLine("       cluster [SECONDS] [SOURCES] [NODES]   (300, 2000, 3)");
    Console.Error.WriteLine("       jobs [SECONDS]   (each of seven measurements takes so long; 20)");
    Console.Error.WriteLine("       turns [REQUESTS]   (5000)");
    Console.Error.WriteLine("       fuzz [COUNT|SECONDSs] [SEED] [PARSER|-] [FOLDER]   (mutated inputs for every reader, 1000000 in all; FOLDER: files that mutations begin with too)");
    Console.Error.WriteLine("       soak [MINUTES] [SEED] [OUTLETS] [KILLS]   (10, 1, 200, 30; rude outlets, receivers and database; 1 when the books do not balance)");
    Console.Error.WriteLine("       trends [MENTIONS] [POSTGRES|-] [SQLITE|-] [ONLY]   (databases to fill, or to use again; -: of its own; skip: none; ONLY: questions and addresses that have it)");
    return 2;
}

return await PollingBenchmark.RunAsync(monitor, rest is [var feeds] ? int.Parse(feeds, System.Globalization.CultureInfo.InvariantCulture) : 1000);
