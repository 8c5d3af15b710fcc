using Sidecar.Simulator.Session;
using Sidecar.Simulator.Shapes;

namespace Sidecar.Simulator.Responses;

internal static class ResponseShapes
{
    private const int MaxMetadataPairs = 16;

    private static readonly Shape Text = new TextShape();

    private static readonly Shape OpenAI = Create(SessionShapes.OpenAI);
    private static readonly Shape AnyNames = Create(SessionShapes.AnyNames);

    /// <summary>What response.create takes; each member overrides the session for one response.</summary>
    public static Shape Of(bool anyNames) => anyNames ? AnyNames : OpenAI;

    private static ObjectShape Create(SessionShapes session) =>
        SessionShapes.Closed(
            ("instructions", new NullableShape(Text)),
            ("output_modalities", SessionShapes.OutputModalities),
            (
                "audio",
                SessionShapes.Closed(
                    ("output", SessionShapes.Closed(("format", session.Format), ("voice", session.Voice)))
                )
            ),
            ("tools", SessionShapes.Tools),
            ("tool_choice", SessionShapes.ToolChoice),
            ("parallel_tool_calls", new FlagShape()),
            ("reasoning", SessionShapes.Reasoning),
            ("max_output_tokens", SessionShapes.MaxOutputTokens),
            ("conversation", new NullableShape(new ChoiceShape("auto", "none"))),
            ("metadata", new NullableShape(new MetadataShape(MaxMetadataPairs))),
            ("prompt", new AnyShape()),
            ("input", new NullableShape(new ListShape(new AnyShape())))
        );
}
