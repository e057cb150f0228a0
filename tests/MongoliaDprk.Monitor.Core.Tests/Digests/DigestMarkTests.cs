using MongoliaDprk.Monitor.Core.Digests;

namespace MongoliaDprk.Monitor.Core.Tests.Digests;

public sealed class DigestMarkTests
{
    [Fact]
    public void What_is_stored_is_told_once_however_late_its_transaction_ends()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            Random random = new(seed);
            List<long> stored = [], told = [], open = [];
            DigestMark mark = DigestMark.None;
            long next = 1;
            for (int step = 0; step < 60; step++)
            {
                for (int i = random.Next(0, 12); i > 0; i--)
                    open.Add(next++);
                // transactions end in any order, some never
                foreach (long id in open.Where(_ => random.Next(3) > 0).ToArray())
                {
                    open.Remove(id);
                    if (random.Next(10) > 0)
                        stored.Add(id);
                }

                told.AddRange(stored.Where(mark.IsOpen));
                mark = mark.Next(stored.DefaultIfEmpty().Max(), stored);
            }

            Assert.Equal(stored.Order(), told.Order());
        }
    }

    [Fact]
    public void Holes_are_forgotten_after_a_while() =>
        Assert.Empty(new DigestMark(10, [3, 7]).Next(10 + DigestMark.Window, [.. Enumerable.Range(11, DigestMark.Window).Select(i => (long)i)]).Holes);

    [Fact]
    public void Nothing_stored_leaves_the_mark_where_it_was()
    {
        Assert.Equal(0, DigestMark.None.Next(0, []).UpTo);
        DigestMark mark = new(7, [5]);
        Assert.Equal(7, mark.Next(7, [1, 2, 3, 4, 6, 7]).UpTo);
        Assert.Equal([5L], mark.Next(7, [1, 2, 3, 4, 6, 7]).Holes);
    }
}
