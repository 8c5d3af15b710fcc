using System.Text.Json;
using Sidecar.Configuration;
using Sidecar.Protocol.V1;
using Sidecar.Realtime.Configuration;

namespace Sidecar.Conversation;

/// <summary>
/// The part of a character that the provider must know, and that the game may change while it goes on. Every parameter
/// of the turn detection is sent each time: providers' defaults differ from model to model.
/// </summary>
internal sealed class SessionSetup(string conversationId, ConversationSettings settings)
{
    private BargeInMode _bargeIn = settings.TurnTaking.BargeIn;

    public string Instructions { get; private set; } = settings.Character.Instructions;

    public string Voice { get; private set; } = settings.Character.Voice;

    public TurnTakingMode TurnTaking { get; private set; } = settings.TurnTaking.Mode;

    /// <summary>What speech of the user does to an answer, as far as the provider allows it.</summary>
    public BargeInMode BargeIn =>
        _bargeIn == BargeInMode.Reversible && !IsReversible(settings) ? BargeInMode.Immediate : _bargeIn;

    /// <summary>The provider only finds the user's turns; the conversation asks for the answers.</summary>
    public bool IsAnswerRequested =>
        BargeIn != BargeInMode.Immediate && settings.Session.Capabilities.ClientCreatedResponses;

    public IReadOnlyList<Tool> Tools { get; private set; } = WithOwn(settings.Tools, settings);

    /// <summary>The conversation itself answers the model's calls for an emotion.</summary>
    public bool HasEmotionTool => Tools.Contains(EmotionTool.Tool);

    /// <summary>Rises with every change.</summary>
    public int Revision { get; private set; }

    public bool IsServerDetecting => TurnTaking is TurnTakingMode.ServerVad or TurnTakingMode.SemanticVad;

    /// <summary>Whether speech into an answer can be judged: the provider tells of it and leaves the rest to us.</summary>
    public static bool IsReversible(ConversationSettings settings) =>
        settings.Session.Capabilities is { ClientCreatedResponses: true, SpeechEvents: true };

    /// <summary>The whole configuration, for a new session.</summary>
    public SessionConfiguration ToConfiguration() =>
        new()
        {
            Instructions = Instructions,
            OutputModality = OutputModality.Audio,
            Voice = Voice,
            Speed = settings.Character.Speed is 1.0 ? null : settings.Character.Speed,
            InputFormat = settings.InputFormat,
            OutputFormat = settings.OutputFormat,
            TurnDetection = Detection(),
            Transcription = settings.Session.Capabilities.Transcription ? settings.Transcription : null,
            Tools = Tools.Count > 0 && settings.Session.Capabilities.FunctionCalls ? Tools : null,
            NoiseReduction = settings.Model.NoiseReduction switch
            {
                NoiseReductionKind.NearField => NoiseReduction.NearField,
                NoiseReductionKind.FarField => NoiseReduction.FarField,
                _ => null,
            },
            ReasoningEffort = settings.Model.Reasoning switch
            {
                ReasoningKind.Minimal => ReasoningEffort.Minimal,
                ReasoningKind.Low => ReasoningEffort.Low,
                ReasoningKind.Medium => ReasoningEffort.Medium,
                ReasoningKind.High => ReasoningEffort.High,
                ReasoningKind.XHigh => ReasoningEffort.XHigh,
                _ => null,
            },
            MaxOutputTokens =
                settings.Model.MaxOutputTokens > 0 ? new TokenLimit(settings.Model.MaxOutputTokens) : null,
            Truncation = settings.Model.Truncation switch
            {
                TruncationKind.Disabled => Truncation.Disabled,
                TruncationKind.RetentionRatio => new RetentionRatioTruncation(settings.Model.RetentionRatio),
                _ => null,
            },
            Tracing = settings.Model.Tracing switch
            {
                "" => null,
                "auto" => Tracing.Auto,
                string workflow => new Tracing
                {
                    WorkflowName = workflow,
                    GroupId = conversationId,
                    Metadata = new Dictionary<string, string>(StringComparer.Ordinal)
                    {
                        ["character"] = settings.CharacterName,
                    },
                },
            },
        };

    /// <summary>Takes the game's wishes and says what has to be told to the provider.</summary>
    /// <exception cref="FormatException">A field is impossible; the message names it. Nothing was taken.</exception>
    public SessionConfiguration Apply(UpdateCharacter update)
    {
        // What an MCP server offers isn't the game's to replace.
        IReadOnlyList<Tool>? tools = update.Tools is null
            ? null
            : WithOwn([.. settings.Tools.OfType<McpTool>(), .. update.Tools.Tools.Select(ToTool)], settings);
        if (update.HasInstructions && update.Instructions.Length > 60_000)
        {
            throw new FormatException($"instructions has {update.Instructions.Length} characters; 60000 are allowed");
        }
        if (update.HasVoice && update.Voice.Length is 0 or > 100)
        {
            throw new FormatException("voice must have 1 to 100 characters");
        }
        TurnTakingMode? mode = update.HasTurnTaking ? ToMode(update.TurnTaking) : null;
        BargeInMode? bargeIn = update.HasBargeIn ? ToBargeIn(update.BargeIn) : null;

        Instructions = update.HasInstructions ? update.Instructions : Instructions;
        Voice = update.HasVoice ? update.Voice : Voice;
        TurnTaking = mode ?? TurnTaking;
        _bargeIn = bargeIn ?? _bargeIn;
        Tools = tools ?? Tools;
        Revision++;
        return new SessionConfiguration
        {
            Instructions = update.HasInstructions ? Instructions : null,
            Voice = update.HasVoice ? Voice : null,
            TurnDetection = mode is null && bargeIn is null ? null : Detection(),
            Tools = settings.Session.Capabilities.FunctionCalls ? tools : null,
        };
    }

    // A tool of that name that somebody else brought is theirs to answer.
    private static IReadOnlyList<Tool> WithOwn(IReadOnlyList<Tool> tools, ConversationSettings settings) =>
        settings.HasEmotionTool && !tools.OfType<FunctionTool>().Any(t => t.Name == EmotionTool.Name)
            ? [.. tools, EmotionTool.Tool]
            : tools;

    private TurnDetection Detection() =>
        TurnTaking switch
        {
            TurnTakingMode.ServerVad => new ServerVad
            {
                Threshold = settings.TurnTaking.Threshold,
                PrefixPaddingMs = settings.TurnTaking.PrefixPaddingMs,
                SilenceDurationMs = settings.TurnTaking.SilenceDurationMs,
                CreateResponse = !IsAnswerRequested,
                InterruptResponse = BargeIn == BargeInMode.Immediate,
                IdleTimeoutMs = settings.TurnTaking.IdleTimeoutMs is > 0 and var idleMs ? idleMs : null,
            },
            TurnTakingMode.SemanticVad => new SemanticVad
            {
                Eagerness = ToEagerness(settings.TurnTaking.Eagerness),
                CreateResponse = !IsAnswerRequested,
                InterruptResponse = BargeIn == BargeInMode.Immediate,
            },
            _ => TurnDetection.None,
        };

    private static TurnTakingMode ToMode(TurnTaking turnTaking) =>
        turnTaking switch
        {
            Protocol.V1.TurnTaking.ServerVad => TurnTakingMode.ServerVad,
            Protocol.V1.TurnTaking.SemanticVad => TurnTakingMode.SemanticVad,
            Protocol.V1.TurnTaking.PushToTalk => TurnTakingMode.PushToTalk,
            Protocol.V1.TurnTaking.TextOnly => TurnTakingMode.TextOnly,
            _ => throw new FormatException($"turn_taking {(int)turnTaking} is not known"),
        };

    private static BargeInMode ToBargeIn(BargeInPolicy policy) =>
        policy switch
        {
            BargeInPolicy.Immediate => BargeInMode.Immediate,
            BargeInPolicy.Reversible => BargeInMode.Reversible,
            BargeInPolicy.Off => BargeInMode.Off,
            _ => throw new FormatException($"barge_in {(int)policy} is not known"),
        };

    private static VadEagerness ToEagerness(TurnEagerness eagerness) =>
        eagerness switch
        {
            TurnEagerness.Low => VadEagerness.Low,
            TurnEagerness.Medium => VadEagerness.Medium,
            TurnEagerness.High => VadEagerness.High,
            _ => VadEagerness.Auto,
        };

    private static FunctionTool ToTool(ToolDefinition tool)
    {
        if (tool.Name.Length is 0 or > 64 || tool.Name.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-')))
        {
            throw new FormatException($"tools: '{tool.Name}' is not a name of 1 to 64 letters, digits, _ or -");
        }
        try
        {
            string parameters = tool.ParametersJson.Length > 0 ? tool.ParametersJson : """{"type":"object"}""";
            using JsonDocument schema = JsonDocument.Parse(parameters);
            return new FunctionTool(tool.Name, tool.Description, schema.RootElement.Clone());
        }
        catch (JsonException fault)
        {
            throw new FormatException($"tools: parameters_json of {tool.Name} is not JSON: {fault.Message}", fault);
        }
    }
}
