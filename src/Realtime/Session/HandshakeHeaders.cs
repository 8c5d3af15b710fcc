using System.Net.WebSockets;

namespace Sidecar.Realtime.Session;

/// <summary>The headers of the handshake. No <c>OpenAI-Beta</c>: the service refuses it.</summary>
internal static class HandshakeHeaders
{
    /// <summary>Sets them.</summary>
    /// <exception cref="RealtimeSessionException">A value that no header may have; it isn't quoted.</exception>
    public static void Set(ClientWebSocketOptions target, RealtimeSessionOptions options, string? credential)
    {
        if (!string.IsNullOrEmpty(credential))
        {
            HandshakeCredential.Set(target, options.Authentication, credential);
        }

        SetOne(target, "OpenAI-Safety-Identifier", options.SafetyIdentifier);
        SetOne(target, "OpenAI-Organization", options.Organization);
        SetOne(target, "OpenAI-Project", options.Project);
        foreach (var (name, value) in options.ExtraHeaders)
        {
            SetOne(target, name, value);
        }
    }

    public static void SetOne(ClientWebSocketOptions target, string name, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return;
        }

        try
        {
            if (value.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            {
                throw new RealtimeSessionException(FailureTranslator.BadHeader(name));
            }

            target.SetRequestHeader(name, value);
        }
        catch (ArgumentException)
        {
            throw new RealtimeSessionException(FailureTranslator.BadHeader(name));
        }
    }
}
