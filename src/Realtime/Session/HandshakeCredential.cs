using System.Net.WebSockets;

namespace Sidecar.Realtime.Session;

/// <summary>Puts the key where the server wants it.</summary>
internal static class HandshakeCredential
{
    private const string Subprotocol = "realtime";

    /// <summary>Sets the header or subprotocol; a key in the query is the business of <see cref="InQuery"/>.</summary>
    /// <exception cref="RealtimeSessionException">A key that can't stand there; it isn't quoted.</exception>
    public static void Set(ClientWebSocketOptions target, RealtimeAuthentication authentication, string credential)
    {
        switch (authentication.Place)
        {
            case RealtimeAuthenticationPlace.Bearer:
                HandshakeHeaders.SetOne(target, "Authorization", $"Bearer {credential}");
                break;
            case RealtimeAuthenticationPlace.Header:
                HandshakeHeaders.SetOne(target, authentication.Name, credential);
                break;
            case RealtimeAuthenticationPlace.Subprotocol:
                target.AddSubProtocol(Subprotocol);
                try
                {
                    target.AddSubProtocol(authentication.Name + credential);
                }
                catch (ArgumentException)
                {
                    throw new RealtimeSessionException(FailureTranslator.BadHeader("Sec-WebSocket-Protocol"));
                }

                break;
        }
    }

    /// <summary>The address to connect to, with the key if that is where it goes. Never to be shown.</summary>
    public static Uri InQuery(Uri uri, RealtimeAuthentication authentication, string? credential)
    {
        if (authentication.Place != RealtimeAuthenticationPlace.Query || string.IsNullOrEmpty(credential))
        {
            return uri;
        }

        var withKey = new UriBuilder(uri);
        withKey.Query = SessionEndpoint.AddToQuery(withKey.Query, authentication.Name, credential);
        return withKey.Uri;
    }
}
