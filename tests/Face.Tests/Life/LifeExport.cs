using Sidecar.Face.Life;
using Sidecar.Face.Rig;

namespace Sidecar.Face.Tests.Life;

/// <summary>
/// Leaves two minutes of a conversation as a tab-separated file, one row a frame, to look at. Run it alone:
/// <c>FACE_OUT=dir tests/Face.Tests/bin/…/Sidecar.Face.Tests -explicit only</c>.
/// </summary>
public class LifeExport
{
    [Fact(Explicit = true)]
    public void ExportAConversation()
    {
        var target = Environment.GetEnvironmentVariable("FACE_OUT") ?? "";
        Assert.True(target.Length > 0, "Set FACE_OUT to a folder.");
        var run = new LifeRun(new FaceLifeOptions(), seed: 7).Converse(2);
        using var writer = new StreamWriter(Path.Combine(target, "life.tsv"));
        writer.WriteLine(string.Join('\t', Enum.GetNames<FaceControl>()) + "\tTalk");
        foreach (var frame in run.Frames)
        {
            writer.WriteLine(string.Join('\t', frame.Select(value => value.ToString("F4"))));
        }
    }
}
