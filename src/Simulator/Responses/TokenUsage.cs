using System.Text.Json.Nodes;
using Sidecar.Simulator.Conversation;

namespace Sidecar.Simulator.Responses;

/// <summary>Token counts at the documented rates: 100 ms of the user's audio or 50 ms of the assistant's make one.</summary>
internal sealed class TokenUsage
{
    private const int UserAudioMsPerToken = 100;
    private const int AssistantAudioMsPerToken = 50;

    private int _inputText;
    private int _inputAudio;
    private int _outputText;
    private int _outputAudioMs;

    public static int AudioTokens(int assistantMs) =>
        (assistantMs + AssistantAudioMsPerToken - 1) / AssistantAudioMsPerToken;

    public int OutputAudioMs => _outputAudioMs;

    public int Input => _inputText + _inputAudio;

    public int Total => _inputText + _inputAudio + _outputText + AudioTokens(_outputAudioMs);

    public void AddInput(ResponseRequest request)
    {
        _inputText += TextTokens.Count(request.Instructions);
        foreach (var tool in request.Tools)
        {
            _inputText += TextTokens.Count(tool.Name) + TextTokens.Count(tool.Parameters?.ToJsonString());
        }

        foreach (var item in request.Context)
        {
            _inputText += TextTokens.Count(item.Arguments) + TextTokens.Count(item.Output);
            foreach (var part in item.Content)
            {
                _inputText += TextTokens.Count(part.Text);
                _inputAudio += item.IsUserMessage
                    ? (part.AudioMs + UserAudioMsPerToken - 1) / UserAudioMsPerToken
                    : AudioTokens(part.AudioMs);
            }
        }
    }

    public void AddOutputText(int tokens) => _outputText += tokens;

    public void AddOutputAudio(int ms) => _outputAudioMs += ms;

    public JsonObject ToJson(bool withReasoning)
    {
        var outputAudio = AudioTokens(_outputAudioMs);
        var output = new JsonObject { ["text_tokens"] = _outputText, ["audio_tokens"] = outputAudio };
        if (withReasoning)
        {
            output["reasoning_tokens"] = 0;
        }

        return new()
        {
            ["total_tokens"] = Total,
            ["input_tokens"] = _inputText + _inputAudio,
            ["output_tokens"] = _outputText + outputAudio,
            ["input_token_details"] = new JsonObject
            {
                ["text_tokens"] = _inputText,
                ["audio_tokens"] = _inputAudio,
                ["image_tokens"] = 0,
                ["cached_tokens"] = 0,
                ["cached_tokens_details"] = new JsonObject
                {
                    ["text_tokens"] = 0,
                    ["audio_tokens"] = 0,
                    ["image_tokens"] = 0,
                },
            },
            ["output_token_details"] = output,
        };
    }
}
