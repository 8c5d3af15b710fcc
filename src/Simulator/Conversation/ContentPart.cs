using System.Text.Json.Nodes;
using Sidecar.Protocol;

namespace Sidecar.Simulator.Conversation;

/// <summary>One part of a message: text, speech with its transcript, or an image.</summary>
internal sealed class ContentPart(string type)
{
    /// <summary>input_text, input_audio, input_image, output_text or output_audio.</summary>
    public string Type { get; } = type;

    public string? Text { get; set; }

    public string? Transcript { get; set; }

    /// <summary>What the script says the user said; the transcription service may report it later.</summary>
    public string? Heard { get; init; }

    /// <summary>24 kHz mono.</summary>
    public List<short>? Audio { get; init; }

    public JsonObject? Image { get; init; }

    public int AudioMs => (int)PcmFormat.ToMs(Audio?.Count ?? 0);

    public bool IsAudio => Type is "input_audio" or "output_audio";

    public JsonObject ToJson(Func<ContentPart, string>? encodeAudio)
    {
        var json = new JsonObject { ["type"] = Type };
        if (IsAudio)
        {
            json["transcript"] = Transcript;
            if (encodeAudio is not null && Audio is not null)
            {
                json["audio"] = encodeAudio(this);
            }
        }
        else if (Image is not null)
        {
            foreach (var (name, value) in Image)
            {
                json[name] = value?.DeepClone();
            }
        }
        else
        {
            json["text"] = Text;
        }

        return json;
    }
}
