namespace MongoliaDprk.Monitor.Core.Watchlists.Reading;

/// <summary>A part of a YAML file that knows its line, counted from 1.</summary>
internal abstract record YamlNode(int Line);

internal sealed record YamlText(int Line, string Text) : YamlNode(Line);

internal sealed record YamlList(int Line, IReadOnlyList<YamlNode> Items) : YamlNode(Line);

internal sealed record YamlMap(int Line, IReadOnlyList<YamlEntry> Entries) : YamlNode(Line);

internal sealed record YamlEntry(int Line, string Key, YamlNode Value);
