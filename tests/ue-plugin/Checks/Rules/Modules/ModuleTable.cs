namespace Sidecar.UePlugin.Tests.Rules.Modules;

/// <summary>
/// Which module of Unreal 5.7 a header belongs to, by the longest beginning of its include path. It knows the headers
/// this plugin may want; a new one is added here with the module its documentation page names.
/// </summary>
internal static class ModuleTable
{
    /// <summary>Modules that lie in a plugin of the engine, which then has to be named in the .uplugin.</summary>
    public static readonly IReadOnlyDictionary<string, string> PluginOfModule = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["AudioCapture"] = "AudioCapture",
        ["LiveLink"] = "LiveLink",
        ["LiveLinkComponents"] = "LiveLink",
    };

    private static readonly (string Module, string Beginnings)[] Headers =
    [
        ("AnimGraphRuntime", "AnimNodes/ BoneControllers/"),
        ("ApplicationCore", "GenericPlatform/GenericWindow HAL/PlatformApplicationMisc.h"),
        ("AudioCapture", "AudioCapture.h AudioCaptureBlueprintLibrary.h"),
        ("AudioCaptureCore", "AudioCaptureCore.h AudioCaptureDeviceInterface.h"),
        ("AudioExtensions", "IAudioExtensionPlugin.h IAudioParameterTransmitter.h"),
        ("AudioMixer", "AudioMixer.h AudioMixerBlueprintLibrary.h AudioMixerDevice.h"),
        (
            "Core",
            "Algo/ Async/ Containers/ CoreGlobals.h CoreMinimal.h CoreTypes.h Delegates/ Features/ GenericPlatform/"
                + " HAL/ Internationalization/ Logging/ Math/ Memory/ Misc/ Modules/ ProfilingDebugging/ Serialization/"
                + " Stats/ String/ Templates/ Traits/ UObject/NameTypes.h UObject/UnrealNames.h"
                + " UObject/WeakObjectPtrTemplatesFwd.h"
        ),
        ("CoreUObject", "StructUtils/ UObject/"),
        ("DeveloperSettings", "Engine/DeveloperSettings.h Engine/DeveloperSettingsBackedByCVars.h"),
        (
            "Engine",
            "ActiveSound.h Animation/ AudioDevice.h AudioDeviceHandle.h AudioDeviceManager.h Audio.h Components/"
                + " Engine.h Engine/ EngineGlobals.h GameDelegates.h GameFramework/ Kismet/ LatentActions.h Sound/"
                + " Subsystems/ Tests/AutomationCommon.h TickableEditorObject.h Tickable.h TimerManager.h"
                + " UnrealEngine.h"
        ),
        ("HTTP", "Http.h HttpModule.h Interfaces/IHttp"),
        ("Json", "Dom/ Policies/ Serialization/Json"),
        ("LiveLink", "LiveLinkClient.h LiveLinkPreset.h LiveLinkRetargetAsset.h"),
        ("LiveLinkComponents", "LiveLinkComponentController.h"),
        (
            "LiveLinkInterface",
            "ILiveLinkClient.h ILiveLinkSource.h ILiveLinkSubject.h LiveLinkFrameInterpolationProcessor.h"
                + " LiveLinkFramePreProcessor.h LiveLinkFrameTranslator.h LiveLinkPresetTypes.h LiveLinkRole.h"
                + " LiveLinkSourceFactory.h LiveLinkSourceSettings.h LiveLinkSubjectSettings.h LiveLinkTypes.h Roles/"
        ),
        ("Networking", "Common/ Interfaces/IPv4/ Networking.h"),
        ("Projects", "Interfaces/IPluginManager.h Interfaces/IProjectManager.h PluginDescriptor.h"),
        ("SignalProcessing", "DSP/"),
        ("Slate", "Framework/ Widgets/"),
        ("SlateCore", "Fonts/ Rendering/ Styling/ Widgets/SCompoundWidget.h Widgets/SWidget.h"),
        (
            "Sockets",
            "AddressInfoTypes.h IPAddress.h IPAddressAsyncResolve.h SocketSubsystem.h SocketSubsystemModule.h"
                + " SocketTypes.h Sockets.h"
        ),
        ("UnrealEd", "Editor.h Editor/ Factories/ UnrealEd.h"),
        ("nghttp2", "nghttp2/"),
    ];

    /// <returns>Null for a header that no module of the table has.</returns>
    public static string? ModuleOf(string include) =>
        Headers
            .SelectMany(h => h.Beginnings.Split(' ').Select(beginning => (h.Module, Beginning: beginning)))
            .Where(h => include.StartsWith(h.Beginning, StringComparison.Ordinal))
            .OrderByDescending(h => h.Beginning.Length)
            .Select(h => h.Module)
            .FirstOrDefault();
}
