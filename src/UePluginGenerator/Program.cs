using Sidecar.UePluginGenerator;

const int Success = 0;
const int Failure = 1;
const int WrongUsage = 2;

if (args is not ([] or ["--check"]))
{
    Console.Error.WriteLine(
        "Writes the plugin's C++ messages from proto/. With --check it writes nothing and fails when"
    );
    Console.Error.WriteLine("what is checked in is not what it would write.");
    Console.Error.WriteLine("Usage: dotnet run --project src/UePluginGenerator [-- --check]");
    return WrongUsage;
}

if (RepositoryRoot.Find() is not { } root)
{
    Console.Error.WriteLine($"No Sidecar.sln above {AppContext.BaseDirectory}: run it where it was built.");
    return Failure;
}

IReadOnlyDictionary<string, string> texts;
try
{
    texts = GeneratedFiles.Write(Contract.Load());
}
catch (NotSupportedException failure)
{
    Console.Error.WriteLine($"The contract has something that the generator can't write. {failure.Message}");
    return Failure;
}

if (args is ["--check"])
{
    var stale = GeneratedFiles.FindStale(root, texts);
    foreach (var path in stale)
    {
        Console.Out.WriteLine($"stale: {path}");
    }

    return stale.Count == 0 ? Success : Failure;
}

foreach (var path in GeneratedFiles.Update(root, texts))
{
    Console.Out.WriteLine($"written: {path}");
}

return Success;
