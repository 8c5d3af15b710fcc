using System.Text;
using Google.Protobuf.Reflection;

namespace Sidecar.UePluginGenerator;

/// <summary>What the elements of the contract are called in C++, after Epic's coding standard.</summary>
internal static class CppNames
{
    /// <summary>e.g. <c>FAudioChunk</c>.</summary>
    public static string Struct(MessageDescriptor message) => "F" + message.Name;

    /// <summary>e.g. <c>ECurveSet</c>.</summary>
    public static string Enum(EnumDescriptor enumType) => "E" + enumType.Name;

    /// <summary>e.g. <c>Arkit52</c> for <c>CURVE_SET_ARKIT_52</c> of <c>CurveSet</c>.</summary>
    /// <exception cref="NotSupportedException">What is left without the enum's name begins with a digit.</exception>
    public static string EnumValue(EnumValueDescriptor value)
    {
        var prefix = UpperSnake(value.EnumDescriptor.Name) + "_";
        var name = Pascal(
            value.Name.StartsWith(prefix, StringComparison.Ordinal) ? value.Name[prefix.Length..] : value.Name
        );
        return char.IsAsciiDigit(name[0])
            ? throw new NotSupportedException($"{value.FullName}: without its prefix it begins with a digit.")
            : name;
    }

    /// <summary>e.g. <c>SampleIndex</c>; <c>bMuted</c> for a single truth value.</summary>
    public static string Member(FieldDescriptor field) =>
        field is { FieldType: FieldType.Bool, IsRepeated: false } ? "b" + Pascal(field.Name) : Pascal(field.Name);

    /// <summary>The variant of a oneof, e.g. <c>Body</c>.</summary>
    public static string Member(OneofDescriptor oneof) => Pascal(oneof.Name);

    /// <summary>The struct around an alternative of a oneof that its type does not tell apart, e.g. <c>FOutputJson</c>.</summary>
    /// <remarks>One that would have the name of a type that all of Unreal uses gets the oneof's name, too.</remarks>
    public static string Wrapper(FieldDescriptor field)
    {
        var name = "F" + Pascal(field.Name);
        return name is "FName" or "FString" or "FText" ? name + Pascal(field.RealContainingOneof.Name) : name;
    }

    /// <summary>e.g. <c>DialogueConverse</c>, the constant with the path of the method.</summary>
    public static string MethodPath(MethodDescriptor method) => method.Service.Name + method.Name;

    /// <summary>The beginning of the names of a file's C++ files, e.g. <c>Speech</c> for <c>sidecar/v1/speech.proto</c>.</summary>
    public static string FileStem(FileDescriptor file) => Pascal(Path.GetFileNameWithoutExtension(file.Name));

    /// <summary>Each word with a capital and the rest small: <c>p50_us</c> and <c>P50_US</c> are <c>P50Us</c>.</summary>
    public static string Pascal(string name)
    {
        var result = new StringBuilder(name.Length);
        foreach (var word in name.Split('_', StringSplitOptions.RemoveEmptyEntries))
        {
            result.Append(char.ToUpperInvariant(word[0]));
            result.Append(word.Any(char.IsAsciiLetterLower) ? word[1..] : word[1..].ToLowerInvariant());
        }

        return result.ToString();
    }

    /// <summary><c>TurnTaking</c> as protobuf writes it before enum values: <c>TURN_TAKING</c>.</summary>
    public static string UpperSnake(string name)
    {
        var result = new StringBuilder(name.Length + 4);
        foreach (var (index, letter) in name.Index())
        {
            if (index > 0 && char.IsAsciiLetterUpper(letter) && !char.IsAsciiLetterUpper(name[index - 1]))
            {
                result.Append('_');
            }

            result.Append(char.ToUpperInvariant(letter));
        }

        return result.ToString();
    }
}
