using System.Diagnostics;

/// <summary>
/// Runs within the program under test, before its own first line (<c>DOTNET_STARTUP_HOOKS</c>): at its end it writes down which assemblies
/// and which native libraries it has loaded.
/// </summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable("LOADED_LIBRARIES") is not { } file)
            return;
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            using var process = Process.GetCurrentProcess();
            IEnumerable<string?> assemblies = AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetName().Name);
            IEnumerable<string> modules = process.Modules.Cast<ProcessModule>().Select(module => module.ModuleName);
            File.WriteAllLines(file, assemblies.Concat(modules)!);
        };
    }
}
