using System.Text.Json;
using Sidecar.Face.Rig;

namespace Sidecar.Face.Performance;

/// <summary>
/// What one rig needs that others don't, read from a JSON file: <c>curves</c> gives a curve of any set
/// <c>multiply</c>, <c>offset</c>, <c>min</c> and <c>max</c>; <c>visemes</c> replaces the pose of a viseme by values of
/// the controls that docs/face-rig.md lists. Comments and trailing commas are allowed.
/// </summary>
public sealed class FaceCalibration
{
    private const double MostMultiply = 10;

    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };

    private readonly Dictionary<string, CurveCalibration> _curves = new(StringComparer.Ordinal);
    private readonly Dictionary<Viseme, List<MouthPoses.Part>> _visemes = [];

    private FaceCalibration() { }

    /// <summary>How many curves and visemes it changes.</summary>
    public int Count => _curves.Count + _visemes.Count;

    /// <summary>Reads a file.</summary>
    /// <exception cref="FormatException">The file can't be read, or something in it is wrong; the message names the file,
    /// the key and the value.</exception>
    public static FaceCalibration Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            return Parse(File.ReadAllBytes(path), path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"{path}: can't be read: {fault.Message}", fault);
        }
    }

    /// <summary>Reads the text of a file.</summary>
    /// <param name="json">UTF-8.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="FormatException">Something in it is wrong; the message names the file, the key and the value.
    /// </exception>
    public static FaceCalibration Parse(ReadOnlyMemory<byte> json, string name)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, Lenient);
            FaceCalibration calibration = new();
            foreach (JsonProperty section in Members(document.RootElement, name))
            {
                string where = $"{name}: {section.Name}";
                switch (section.Name)
                {
                    case "curves":
                        calibration.ReadCurves(section.Value, where);
                        break;
                    case "visemes":
                        calibration.ReadVisemes(section.Value, where);
                        break;
                    default:
                        throw new FormatException($"{where}: there is no such key; known here: curves, visemes");
                }
            }
            return calibration;
        }
        catch (JsonException fault)
        {
            string at = $"line {fault.LineNumber + 1}, column {fault.BytePositionInLine + 1}";
            throw new FormatException($"{name}: is not valid JSON at {at}: {fault.Message}", fault);
        }
    }

    internal CurveCalibration? OfCurve(string curve) => _curves.GetValueOrDefault(curve);

    internal IEnumerable<MouthPoses.Part> Poses() =>
        MouthPoses
            .Standard.Where(part => !_visemes.ContainsKey(part.Viseme))
            .Concat(_visemes.Values.SelectMany(parts => parts));

    private void ReadCurves(JsonElement json, string section)
    {
        foreach (JsonProperty curve in Members(json, section))
        {
            string where = $"{section}.{curve.Name}";
            if (!CurveSets.CanCalibrate(curve.Name))
            {
                throw new FormatException($"{where}: neither ARKit nor a MetaHuman has this curve");
            }
            CurveCalibration values = new();
            foreach (JsonProperty value in Members(curve.Value, where))
            {
                string key = $"{where}.{value.Name}";
                values = value.Name switch
                {
                    "multiply" => values with { Multiply = Number(value.Value, key, -MostMultiply, MostMultiply) },
                    "offset" => values with { Offset = Number(value.Value, key, -MostMultiply, MostMultiply) },
                    "min" => values with
                    {
                        Min = Number(value.Value, key, CurveCalibration.Least, CurveCalibration.Most),
                    },
                    "max" => values with
                    {
                        Max = Number(value.Value, key, CurveCalibration.Least, CurveCalibration.Most),
                    },
                    _ => throw new FormatException(
                        $"{key}: there is no such key; known here: multiply, offset, min, max"
                    ),
                };
            }
            if (values.Min > values.Max)
            {
                throw new FormatException($"{where}: min, {values.Min}, is more than max, {values.Max}");
            }
            _curves[curve.Name] = values;
        }
    }

    private void ReadVisemes(JsonElement json, string section)
    {
        foreach (JsonProperty pose in Members(json, section))
        {
            string where = $"{section}.{pose.Name}";
            if (!Enum.TryParse(pose.Name, out Viseme viseme) || !Enum.IsDefined(typeof(Viseme), pose.Name))
            {
                throw new FormatException($"{where}: is none of {string.Join(", ", Enum.GetNames<Viseme>())}");
            }
            List<MouthPoses.Part> parts = [];
            foreach (JsonProperty value in Members(pose.Value, where))
            {
                string key = $"{where}.{value.Name}";
                if (!Enum.IsDefined(typeof(FaceControl), value.Name))
                {
                    throw new FormatException($"{key}: there is no such control");
                }
                FaceControl control = Enum.Parse<FaceControl>(value.Name);
                if (MouthPoses.IsRuled(control))
                {
                    throw new FormatException($"{key}: follows the speech itself and can't be posed");
                }
                float least = FaceControls.IsSigned(control) ? -1 : 0;
                parts.Add(new(viseme, control, Number(value.Value, key, least, 1)));
            }
            _visemes[viseme] = parts;
        }
    }

    private static JsonElement.ObjectEnumerator Members(JsonElement json, string where) =>
        json.ValueKind == JsonValueKind.Object
            ? json.EnumerateObject()
            : throw new FormatException($"{where}: must be an object, and is {json.GetRawText()}");

    private static float Number(JsonElement json, string where, double least, double most) =>
        json.ValueKind == JsonValueKind.Number && json.TryGetDouble(out double value) && value >= least && value <= most
            ? (float)value
            : throw new FormatException($"{where}: {json.GetRawText()} is not a number {least}…{most}");
}
