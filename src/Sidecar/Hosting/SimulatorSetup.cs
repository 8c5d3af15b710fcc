using Sidecar.Configuration;
using Sidecar.Simulator;

namespace Sidecar.Hosting;

/// <summary>From the configuration to the options of the embedded simulator.</summary>
internal static class SimulatorSetup
{
    public static SimulatorOptions Of(SimulatorSectionOptions section) =>
        new()
        {
            Script = section.Script.Length > 0 ? SimulatorScript.Load(section.Script) : SimulatorScript.Default,
            Voice = section.Voice switch
            {
                "auto" => new SimulatorVoice(),
                "bundled" => new SimulatorVoice { Source = SimulatorVoiceSource.Bundled },
                string name => new SimulatorVoice { Source = SimulatorVoiceSource.Espeak, EspeakVoice = name },
            },
        };
}
