using Sidecar.Bridge;
using Sidecar.Configuration;
using Sidecar.Conversation;
using Sidecar.Realtime.Session;

namespace Sidecar.Usage;

internal static class UsageSetup
{
    /// <summary>Prices, limits and the day of this daemon.</summary>
    public static void AddUsage(this IServiceCollection services, SidecarOptions options, ProviderTarget provider)
    {
        services.AddSingleton(new PriceTable(options.Pricing));
        services.AddSingleton(options.Budget);
        services.AddSingleton<UsageBook>();
        services.AddSingleton(s =>
        {
            TimeProvider time = s.GetRequiredService<TimeProvider>();
            return new DayUsage(time, IsKept(options, provider) ? Open(s, options, provider) : null);
        });
    }

    // The simulator costs nothing: its day matters only to somebody who tries a budget out.
    private static bool IsKept(SidecarOptions options, ProviderTarget provider) =>
        options.Budget.StateFile != "none" && (provider.Name != "simulator" || options.Budget.HasDayLimit());

    private static UsageFile Open(IServiceProvider services, SidecarOptions options, ProviderTarget provider) =>
        new(
            options.Budget.StateFile.Length > 0
                ? options.Budget.StateFile
                : Path.Combine(StateFolder.Path, "usage.json"),
            provider.Name,
            services.GetRequiredService<PriceTable>().Currency,
            services.GetRequiredService<ILogger<UsageFile>>()
        );
}
