using Sidecar.Simulator.Session;
using Sidecar.Simulator.Shapes;

namespace Sidecar.Simulator.Conversation;

/// <summary>Items as clients create them. Members that the simulator doesn't know pass: the live service's list isn't recorded.</summary>
internal static class ItemShapes
{
    private const int MaxIdLength = 32;

    private static readonly Shape Text = new TextShape();
    private static readonly Shape NullableText = new NullableShape(Text);
    private static readonly Shape Id = new NullableShape(new TextShape(MaxIdLength));

    private static readonly Shape InputText = Open(("type", Text, true), ("text", Text, true));

    public static Shape Creatable { get; } =
        new TaggedShape(
            "type",
            new Dictionary<string, Shape>(StringComparer.Ordinal)
            {
                ["message"] = new TaggedShape(
                    "role",
                    new Dictionary<string, Shape>(StringComparer.Ordinal)
                    {
                        ["system"] = Message(("input_text", InputText)),
                        ["user"] = Message(
                            ("input_text", InputText),
                            (
                                "input_audio",
                                Open(
                                    ("type", Text, true),
                                    ("audio", NullableText, false),
                                    ("transcript", NullableText, false)
                                )
                            ),
                            ("input_image", Open(("type", Text, true), ("image_url", Text, true)))
                        ),
                        ["assistant"] = Message(
                            ("output_text", InputText),
                            ("output_audio", Open(("type", Text, true), ("transcript", NullableText, false)))
                        ),
                    }
                ),
                ["function_call"] = Open(
                    ("id", Id, false),
                    ("call_id", NullableText, false),
                    ("name", Text, true),
                    ("arguments", Text, true)
                ),
                ["function_call_output"] = Open(("id", Id, false), ("call_id", Text, true), ("output", Text, true)),
                ["mcp_approval_response"] = Open(
                    ("id", Id, false),
                    ("approval_request_id", Text, true),
                    ("approve", new FlagShape(), true),
                    ("reason", NullableText, false)
                ),
            }
        );

    /// <summary>response.create's input also takes references to items of the conversation.</summary>
    public static Shape Reference { get; } = Open(("type", Text, true), ("id", Text, true));

    private static ObjectShape Message(params (string Type, Shape Shape)[] parts) =>
        Open(
            ("id", Id, false),
            ("role", Text, true),
            (
                "content",
                new ListShape(
                    new TaggedShape(
                        "type",
                        parts.ToDictionary(part => part.Type, part => part.Shape, StringComparer.Ordinal)
                    )
                ),
                true
            )
        );

    private static ObjectShape Open(params (string Name, Shape Shape, bool Required)[] members) =>
        new(SessionShapes.Members(members), open: true);
}
