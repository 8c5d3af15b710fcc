using System.Text.Encodings.Web;
using System.Text.Json;

namespace Sidecar.Doctor;

/// <summary>The report for machines; its names are stable.</summary>
internal static class ReportJson
{
    // Read by programs and people, never put into HTML.
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(DoctorReport report)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("version", 1);
            json.WriteString("subject", report.Subject);
            json.WriteBoolean("ok", report.ExitCode == 0);
            json.WriteStartArray("findings");
            foreach (Finding finding in report.Findings)
            {
                Write(json, finding);
            }
            json.WriteEndArray();
            json.WriteStartArray("set");
            foreach (string line in report.ToSet)
            {
                json.WriteStringValue(line);
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    public static string NameOf(Verdict verdict) =>
        verdict switch
        {
            Verdict.Ok => "ok",
            Verdict.Differs => "differs",
            Verdict.Fails => "fails",
            _ => "not_tested",
        };

    private static void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("check", finding.Of.Name);
        json.WriteString("verdict", NameOf(finding.Verdict));
        json.WriteString("expected", finding.Of.Expected);
        json.WriteString("seen", finding.Seen);
        json.WriteString("set", finding.Set);
        json.WriteString("note", finding.Note);
        json.WriteEndObject();
    }
}
