using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Sidecar.Configuration;

/// <summary>The face as datagrams of the Live Link Face app, for an Unreal without the plugin.</summary>
internal sealed record LiveLinkFaceOptions
{
    [Description("Send the face that is shown as Live Link Face datagrams, for an Unreal without the plugin.")]
    public bool Enabled { get; init; }

    [Description("Address that they are sent to. Only loopback unless `LiveLinkFace:AllowRemote` is true.")]
    [Required]
    public string Host { get; init; } = "127.0.0.1";

    [Description("UDP port that they are sent to.")]
    [Range(1, 65_535)]
    public int Port { get; init; } = Face.LiveLinkFace.LiveLinkFaceFormat.DefaultPort;

    [Description("Send to addresses other than loopback. Anybody on the way can read them.")]
    public bool AllowRemote { get; init; }

    [Description("Name of the face in Live Link; `{character}` stands for the character's name.")]
    [Required]
    [MaxLength(100)]
    public string Subject { get; init; } = "{character}";

    [Description("UUID that the face is sent under. Empty: one that is always the same for this machine.")]
    public string DeviceId { get; init; } = "";
}
