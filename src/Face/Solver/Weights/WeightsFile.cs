using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Sidecar.Face.Solver.Weights;

/// <summary>A weights file that was read and found whole: its header, and its tensors by name.</summary>
internal sealed class WeightsFile
{
    /// <summary>The version of the format that this build reads.</summary>
    public const int Format = 1;

    private const string MagicStart = "SCFACE";
    private const string Magic = MagicStart + "01";
    private const int PreludeBytes = 12;

    private readonly Dictionary<string, StoredTensor> _tensors = new(StringComparer.Ordinal);

    private WeightsFile(string source, WeightsHeader header)
    {
        Source = source;
        Header = header;
    }

    /// <summary>Where the file came from, for faults.</summary>
    public string Source { get; }

    /// <summary>The header.</summary>
    public WeightsHeader Header { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="source">Its path, or another name that tells a person where it came from.</param>
    /// <exception cref="InvalidDataException">It is no weights file, of another version, truncated or altered.</exception>
    public static WeightsFile Read(ReadOnlySpan<byte> bytes, string source)
    {
        if (!bytes.StartsWith(Encoding.ASCII.GetBytes(MagicStart)))
        {
            throw Fault(source, $"is no face weights file: it doesn't begin with {MagicStart}");
        }

        if (!bytes.StartsWith(Encoding.ASCII.GetBytes(Magic)))
        {
            throw Fault(source, $"is of another version than {Magic}, which this build reads");
        }

        if (bytes.Length < PreludeBytes + SHA256.HashSizeInBytes)
        {
            throw Fault(source, $"is truncated: it has {bytes.Length} bytes");
        }

        var content = bytes[..^SHA256.HashSizeInBytes];
        if (!SHA256.HashData(content).AsSpan().SequenceEqual(bytes[content.Length..]))
        {
            throw Fault(source, "was truncated or altered: its checksum is not that of its content");
        }

        var headerLength = BinaryPrimitives.ReadUInt32LittleEndian(content[Magic.Length..]);
        if (headerLength > content.Length - PreludeBytes)
        {
            throw Fault(source, $"has a header of {headerLength} bytes, which reaches beyond its end");
        }

        var header = ReadHeader(content.Slice(PreludeBytes, (int)headerLength), source);
        var file = new WeightsFile(source, header);
        file.ReadTensors(content[(PreludeBytes + (int)headerLength)..]);
        return file;
    }

    /// <summary>A tensor's values, row by row.</summary>
    /// <exception cref="InvalidDataException">It is missing or of another shape.</exception>
    public float[] Tensor(string name, params ReadOnlySpan<int> shape)
    {
        if (!_tensors.TryGetValue(name, out var tensor))
        {
            throw Fault($"has no tensor {name}");
        }

        return tensor.Shape.AsSpan().SequenceEqual(shape)
            ? tensor.Values
            : throw Fault($"has {name} as {Text(tensor.Shape)} where {Text(shape)} is needed");
    }

    /// <summary>The exception for a fault of this file.</summary>
    public InvalidDataException Fault(string what) => Fault(Source, what);

    private static InvalidDataException Fault(string source, string what) => new($"{source} {what}.");

    private static string Text(ReadOnlySpan<int> shape) => $"[{string.Join(", ", shape.ToArray())}]";

    private static WeightsHeader ReadHeader(ReadOnlySpan<byte> json, string source)
    {
        try
        {
            var header = JsonSerializer.Deserialize(json, WeightsJson.Default.WeightsHeader);
            return header is { Format: Format }
                ? header
                : throw Fault(source, $"is of format {header?.Format} where this build reads format {Format}");
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"{source} has a header that can't be read: {fault.Message}", fault);
        }
    }

    private void ReadTensors(ReadOnlySpan<byte> data)
    {
        foreach (var entry in Header.Tensors)
        {
            var size = entry.Dtype switch
            {
                "f16" => 2,
                "f32" => 4,
                _ => throw Fault($"has {entry.Name} as {entry.Dtype}, which is neither f16 nor f32"),
            };
            long count = 1;
            foreach (var length in entry.Shape)
            {
                // Bounded step by step, so that the product of absurd lengths doesn't come out small again.
                count =
                    length > 0 && count <= data.Length
                        ? count * length
                        : throw Fault($"has {entry.Name} as {Text(entry.Shape)}");
            }

            if (entry.Offset < 0 || entry.Offset > data.Length || count * size > data.Length - entry.Offset)
            {
                throw Fault($"has {entry.Name} beyond its end");
            }

            var values = new float[count];
            var bytes = data.Slice((int)entry.Offset, (int)count * size);
            for (var i = 0; i < values.Length; i++)
            {
                values[i] =
                    size == 2
                        ? (float)BinaryPrimitives.ReadHalfLittleEndian(bytes[(2 * i)..])
                        : BinaryPrimitives.ReadSingleLittleEndian(bytes[(4 * i)..]);
                if (!float.IsFinite(values[i]))
                {
                    throw Fault($"has a value in {entry.Name} that is no number");
                }
            }

            if (!_tensors.TryAdd(entry.Name, new StoredTensor(entry.Shape, values)))
            {
                throw Fault($"has {entry.Name} twice");
            }
        }
    }

    private sealed record StoredTensor(int[] Shape, float[] Values);
}
