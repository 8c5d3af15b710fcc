using System.Text.Json.Nodes;
using Sidecar.Simulator.Wire;

namespace Sidecar.Simulator.Faults;

/// <summary>One server event on its way out, as faults have changed it.</summary>
internal sealed class EventParcel(string type, byte[] utf8)
{
    private static readonly byte[] UnknownEvent =
        """{"type":"simulator.unknown_event","event_id":"event_unknown","detail":{"list":[1,null,{"deep":true}]}}"""u8.ToArray();

    public IReadOnlyList<byte[]> Messages { get; private set; } = [utf8];

    public int FrameBytes { get; private set; }

    public TimeSpan Delay { get; private set; }

    public static bool IsAudioDelta(string type) => type is "response.output_audio.delta" or "response.audio.delta";

    /// <summary>True where this is an event that the fault is about.</summary>
    public bool Fits(FaultAction action, FaultTrigger trigger) =>
        (action is not DeltaAction || IsAudioDelta(type)) && FaultTrigger.Matches(trigger.Event ?? "*", type);

    public void Apply(EventAction action)
    {
        switch (action)
        {
            case OmitAction:
                Messages = [];
                break;
            case DelayAction delay:
                Delay += delay.By;
                break;
            case DuplicateAction:
                Messages = [.. Messages, .. Messages];
                break;
            case FragmentAction fragment:
                FrameBytes = fragment.FrameBytes;
                break;
            case MalformedAction:
                Messages = [.. Messages.Select(message => message[..(message.Length * 2 / 3)])];
                break;
            case UnknownEventAction:
                Messages = [UnknownEvent, .. Messages];
                break;
            case UnknownFieldsAction:
                Change(json =>
                {
                    json["x_unknown"] = new JsonObject { ["nested"] = new JsonArray(1, null, "two") };
                    json["x_null"] = null;
                });
                break;
            case HugeAction huge:
                Change(json => json["x_padding"] = new string('x', huge.SizeBytes));
                break;
            case OddDeltasAction:
                Messages = [.. Messages.SelectMany(InTwoOddHalves)];
                break;
            case InvalidBase64Action:
                Change(json => json["delta"] = "%%% not base64 %%%");
                break;
            default:
                throw new InvalidOperationException($"{action} isn't a fault of events.");
        }
    }

    private void Change(Action<JsonObject> change) =>
        Messages = [
            .. Messages.Select(message =>
            {
                if (JsonNode.Parse(message) is not JsonObject json)
                {
                    return message;
                }

                change(json);
                return WireJson.Write(json);
            }),
        ];

    // Each half has an odd number of bytes, so that a sample is torn between them.
    private static IEnumerable<byte[]> InTwoOddHalves(byte[] message)
    {
        var json = (JsonObject)JsonNode.Parse(message)!;
        var audio = Convert.FromBase64String((string)json["delta"]!);
        var at = (audio.Length / 2) | 1;
        foreach (var half in (byte[][])[audio[..at], audio[at..]])
        {
            json["delta"] = Convert.ToBase64String(half);
            yield return WireJson.Write(json);
        }
    }
}
