using Sidecar.Simulator.Shapes;

namespace Sidecar.Simulator.Session;

/// <summary>The GA session object and the parts of it that a response may override.</summary>
internal sealed class SessionShapes
{
    private static readonly string[] Voices =
    [
        "alloy",
        "ash",
        "ballad",
        "coral",
        "echo",
        "sage",
        "shimmer",
        "verse",
        "marin",
        "cedar",
    ];

    private static readonly string[] Transcribers =
    [
        "whisper-1",
        "gpt-4o-transcribe",
        "gpt-4o-mini-transcribe",
        "gpt-4o-mini-transcribe-2025-12-15",
        "gpt-4o-transcribe-diarize",
        "gpt-transcribe",
        "gpt-live-transcribe",
        "gpt-realtime-whisper",
    ];

    private static readonly Shape Flag = new FlagShape();
    private static readonly Shape Text = new TextShape();
    private static readonly Shape NullableText = new NullableShape(Text);

    public static Shape OutputModalities { get; } = new ListShape(new ChoiceShape("text", "audio"), 1, 1);

    public static Shape MaxOutputTokens { get; } =
        new EitherShape(new ChoiceShape("inf"), new NumberShape(1, 4096, integer: true));

    public static Shape Reasoning { get; } =
        new NullableShape(Closed(("effort", new ChoiceShape("minimal", "low", "medium", "high", "xhigh"))));

    public static Shape ToolChoice { get; } =
        new EitherShape(
            new ChoiceShape("none", "auto", "required"),
            new TaggedShape(
                "type",
                new Dictionary<string, Shape>(StringComparer.Ordinal)
                {
                    ["function"] = new ObjectShape(Members(("type", Text, true), ("name", Text, true))),
                    ["mcp"] = new ObjectShape(
                        Members(("type", Text, true), ("server_label", Text, true), ("name", NullableText, false))
                    ),
                }
            )
        );

    public static Shape Tools { get; } =
        new ListShape(
            new TaggedShape(
                "type",
                new Dictionary<string, Shape>(StringComparer.Ordinal)
                {
                    ["function"] = new ObjectShape(
                        Members(
                            ("type", Text, true),
                            ("name", Text, true),
                            ("description", NullableText, false),
                            ("parameters", new AnyShape(), false)
                        )
                    ),
                    ["mcp"] = new ObjectShape(Members(("type", Text, true), ("server_label", Text, true)), open: true),
                }
            )
        );

    private static readonly Shape TurnDetection = new NullableShape(
        new TaggedShape(
            "type",
            new Dictionary<string, Shape>(StringComparer.Ordinal)
            {
                ["server_vad"] = Closed(
                    ("type", Text),
                    ("threshold", new NumberShape(0, 1, integer: false)),
                    ("prefix_padding_ms", new NumberShape(0, 5000, integer: true)),
                    ("silence_duration_ms", new NumberShape(0, 10_000, integer: true)),
                    ("idle_timeout_ms", new NullableShape(new NumberShape(5000, 30_000, integer: true))),
                    ("create_response", Flag),
                    ("interrupt_response", Flag)
                ),
                ["semantic_vad"] = Closed(
                    ("type", Text),
                    ("eagerness", new ChoiceShape("low", "medium", "high", "auto")),
                    ("create_response", Flag),
                    ("interrupt_response", Flag)
                ),
            }
        )
    );

    private static readonly Shape Include = new NullableShape(
        new ListShape(new ChoiceShape("item.input_audio_transcription.logprobs"))
    );

    // Last of the static members: it needs the ones above.
    public static SessionShapes OpenAI { get; } = new(anyNames: false);

    /// <summary>Any voice and transcription model, and PCM at any whole number of samples per millisecond.</summary>
    public static SessionShapes AnyNames { get; } = new(anyNames: true);

    private SessionShapes(bool anyNames)
    {
        var rate = anyNames
            ? new NumberShape(8000, 48_000, integer: true, multipleOf: 8000)
            : new NumberShape(24_000, 24_000, integer: true);
        Format = new TaggedShape(
            "type",
            new Dictionary<string, Shape>(StringComparer.Ordinal)
            {
                ["audio/pcm"] = Closed(("type", Text), ("rate", rate)),
                ["audio/pcmu"] = Closed(("type", Text)),
                ["audio/pcma"] = Closed(("type", Text)),
            }
        );
        Voice = new EitherShape(
            anyNames ? Text : new ChoiceShape(Voices),
            new ObjectShape(Members(("id", Text, Required: true)))
        );
        var transcription = new NullableShape(
            Closed(
                ("model", anyNames ? Text : new ChoiceShape(Transcribers)),
                ("language", NullableText),
                ("languages", new ListShape(Text)),
                ("keywords", new ListShape(Text)),
                ("prompt", NullableText),
                ("delay", new ChoiceShape("minimal", "low", "medium", "high", "xhigh"))
            )
        );
        var input = Closed(
            ("format", Format),
            (
                "noise_reduction",
                new NullableShape(Closed(("type", new NullableShape(new ChoiceShape("near_field", "far_field")))))
            ),
            ("transcription", transcription),
            ("turn_detection", TurnDetection)
        );
        Realtime = new ObjectShape(
            Members(
                ("type", new ChoiceShape("realtime"), true),
                ("model", Text, false),
                ("output_modalities", OutputModalities, false),
                ("instructions", Text, false),
                (
                    "audio",
                    Closed(
                        ("input", input),
                        (
                            "output",
                            Closed(
                                ("format", Format),
                                ("voice", Voice),
                                ("speed", new NumberShape(0.25, 1.5, integer: false))
                            )
                        )
                    ),
                    false
                ),
                ("tools", Tools, false),
                ("tool_choice", ToolChoice, false),
                ("parallel_tool_calls", Flag, false),
                ("reasoning", Reasoning, false),
                ("max_output_tokens", MaxOutputTokens, false),
                (
                    "truncation",
                    new EitherShape(
                        new ChoiceShape("auto", "disabled"),
                        Closed(
                            ("type", new ChoiceShape("retention_ratio")),
                            ("retention_ratio", new NumberShape(0, 1, integer: false)),
                            ("token_limits", new NullableShape(new ObjectShape(Members(), open: true)))
                        )
                    ),
                    false
                ),
                ("include", Include, false),
                (
                    "tracing",
                    new NullableShape(
                        new EitherShape(
                            new ChoiceShape("auto"),
                            Closed(("workflow_name", Text), ("group_id", Text), ("metadata", new AnyShape()))
                        )
                    ),
                    false
                ),
                ("prompt", new NullableShape(new ObjectShape(Members(("id", Text, true)), open: true)), false)
            )
        );
        TranscriptionOnly = new ObjectShape(
            Members(
                ("type", new ChoiceShape("transcription"), true),
                ("audio", Closed(("input", input)), false),
                ("include", Include, false)
            )
        );
    }

    public Shape Format { get; }

    public Shape Voice { get; }

    /// <summary>What session.update takes in a conversation session.</summary>
    public Shape Realtime { get; }

    /// <summary>What session.update takes in a transcription session.</summary>
    public Shape TranscriptionOnly { get; }

    public static ObjectShape Closed(params (string Name, Shape Shape)[] members) =>
        new ObjectShape(
            members.ToDictionary(member => member.Name, member => new Member(member.Shape), StringComparer.Ordinal)
        );

    public static Dictionary<string, Member> Members(params (string Name, Shape Shape, bool Required)[] members) =>
        members.ToDictionary(
            member => member.Name,
            member => new Member(member.Shape, member.Required),
            StringComparer.Ordinal
        );
}
