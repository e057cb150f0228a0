using MongoliaDprk.Monitor.Benchmarks;

if (args is not ["polling", var monitor, .. var rest] || rest.Length > 1 || !File.Exists(monitor))
{
    Console.Error.WriteLine("usage: polling MONITOR [FEEDS]   (MONITOR: the published program; easier with the script 'polling')");
    return 2;
}

return await PollingBenchmark.RunAsync(monitor, rest is [var feeds] ? int.Parse(feeds, System.Globalization.CultureInfo.InvariantCulture) : 1000);
