using System.Text.Json;
using System.Text.Json.Nodes;
using Sidecar.Simulator.Conversation;
using Sidecar.Simulator.Session;
using Sidecar.Simulator.Wire;

namespace Sidecar.Simulator.Responses;

/// <summary>Lays a response.create's own settings over the session's.</summary>
internal static class RequestBuilder
{
    public static ResponseRequest FromSession(SessionContext session)
    {
        var config = session.Config;
        return new()
        {
            Instructions = config.Instructions,
            Modality = config.Modality,
            Voice = config.Voice.DeepClone(),
            Speed = config.Speed,
            OutputFormat = (JsonObject)config.OutputFormat.DeepClone(),
            Tools = Tool.From(config.Tools),
            ToolChoice = config.ToolChoice.DeepClone(),
            MaxOutputTokens = config.MaxOutputTokens.DeepClone(),
            Context = [.. session.Conversation.Items],
        };
    }

    public static RealtimeError? TryBuild(SessionContext session, JsonElement parameters, out ResponseRequest request)
    {
        request = FromSession(session);
        if (ResponseShapes.Of(session.Dialect.AnyNames).Check(parameters, "response") is { } fault)
        {
            return fault;
        }

        foreach (var property in parameters.EnumerateObject())
        {
            var value = property.Value;
            if (value.ValueKind == JsonValueKind.Null)
            {
                continue;
            }

            switch (property.Name)
            {
                case "instructions":
                    request = request with { Instructions = value.GetString()!, OwnInstructions = value.GetString() };
                    break;
                case "output_modalities":
                    request = request with { Modality = value[0].GetString()! };
                    break;
                case "audio":
                    if (TryOverrideAudio(session, value, ref request) is { } audioFault)
                    {
                        return audioFault;
                    }

                    break;
                case "tools":
                    request = request with { Tools = Tool.From((JsonArray)WireJson.ToNode(value)!) };
                    break;
                case "tool_choice":
                    request = request with { ToolChoice = WireJson.ToNode(value)! };
                    break;
                case "max_output_tokens":
                    request = request with { MaxOutputTokens = WireJson.ToNode(value)! };
                    break;
                case "conversation":
                    request = request with { InConversation = !value.ValueEquals("none") };
                    break;
                case "metadata":
                    request = request with { Metadata = (JsonObject)WireJson.ToNode(value)! };
                    break;
                case "input":
                    if (TryReadInput(session, value, ref request) is { } inputFault)
                    {
                        return inputFault;
                    }

                    break;
                case "reasoning" when !session.Config.Reasons:
                    return new("Unsupported option for this model: 'response.reasoning'.")
                    {
                        Param = "response.reasoning",
                    };
                default:
                    break;
            }
        }

        return null;
    }

    private static RealtimeError? TryOverrideAudio(
        SessionContext session,
        JsonElement audio,
        ref ResponseRequest request
    )
    {
        if (!audio.TryGetProperty("output", out var output))
        {
            return null;
        }

        if (output.TryGetProperty("format", out var format))
        {
            request = request with { OutputFormat = SessionConfig.Filled(format) };
        }

        if (output.TryGetProperty("voice", out var voice))
        {
            var wanted = WireJson.ToNode(voice)!;
            if (session.Conversation.HasAssistantAudio && !JsonNode.DeepEquals(session.Config.Voice, wanted))
            {
                return SessionConfig.CannotUpdateVoice;
            }

            request = request with { Voice = wanted };
        }

        return null;
    }

    private static RealtimeError? TryReadInput(SessionContext session, JsonElement input, ref ResponseRequest request)
    {
        List<ConversationItem> context = [];
        foreach (var element in input.EnumerateArray())
        {
            var path = $"response.input[{context.Count}]";
            if (
                element.ValueKind == JsonValueKind.Object
                && element.TryGetProperty("type", out var type)
                && type.ValueKind == JsonValueKind.String
                && type.ValueEquals("item_reference")
            )
            {
                if (ItemShapes.Reference.Check(element, path) is { } referenceFault)
                {
                    return referenceFault;
                }

                var id = element.GetProperty("id").GetString()!;
                if (session.Conversation.Find(id) is not { } referred)
                {
                    return RealtimeError.InvalidValue($"{path}.id", $"Item with id '{id}' not found.");
                }

                context.Add(referred);
                continue;
            }

            if (ItemReader.TryRead(element, path, session, out var item) is { } fault)
            {
                return fault;
            }

            context.Add(item);
        }

        request = request with { Context = context };
        return null;
    }
}
