using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace MongoliaDprk.Monitor.WarmProgram;

/// <summary>stdin, stdout and stderr of this process, by their numbers: POSIX dup(2) and dup2(2).</summary>
internal static class Descriptors
{
    public const int Input = 0;
    public const int Output = 1;
    public const int Errors = 2;

    /// <summary>The same pipe or file under another number: it stays when the first is pointed elsewhere.</summary>
    public static FileStream Copy(int descriptor) =>
        new(new SafeFileHandle(Checked(Duplicate(descriptor)), ownsHandle: true), descriptor == Input ? FileAccess.Read : FileAccess.Write, bufferSize: 1);

    /// <summary>Points one of them to a file, and the console with it, until what it returns is disposed: then it is flushed.</summary>
    public static IDisposable Point(int descriptor, string path, FileMode mode)
    {
        using FileStream file = new(path, mode, descriptor == Input ? FileAccess.Read : FileAccess.Write, FileShare.ReadWrite);
        Checked(Duplicate((int)file.SafeFileHandle.DangerousGetHandle(), descriptor));
        if (descriptor == Input)
        {
            StreamReader reader = new(Console.OpenStandardInput());
            Console.SetIn(reader);
            return reader;
        }

        StreamWriter writer = new(descriptor == Output ? Console.OpenStandardOutput() : Console.OpenStandardError()) { AutoFlush = true };
        if (descriptor == Output)
            Console.SetOut(writer);
        else
            Console.SetError(writer);
        return writer;
    }

    private static int Checked(int result) => result >= 0 ? result : throw new IOException($"the descriptor cannot be copied: error {Marshal.GetLastPInvokeError()}");

    [DllImport("libc", EntryPoint = "dup", SetLastError = true)]
    private static extern int Duplicate(int descriptor);

    [DllImport("libc", EntryPoint = "dup2", SetLastError = true)]
    private static extern int Duplicate(int descriptor, int to);
}
