using MongoliaDprk.Monitor.Storage.Access;

namespace MongoliaDprk.Monitor.App.Access;

/// <summary>Lets people in by name and password.</summary>
internal sealed class SignInDesk(SignInStore store, Passwords passwords)
{
    /// <param name="from">Network address.</param>
    /// <returns>Null = not let in. Whether the name, the password or too many tries are the reason is not said, nor seen by the time it takes.</returns>
    public async Task<SessionAccount?> EnterAsync(string name, string password, string from, CancellationToken cancellationToken)
    {
        SignInTry tried = await store.BeginAsync(name, from, cancellationToken);
        (bool right, string? newHash) = passwords.Compare(tried.PasswordHash, password);
        return right ? await store.SucceedAsync(tried, newHash, from, cancellationToken) : null;
    }
}
