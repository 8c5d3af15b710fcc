# Build from the repository's root: docker build -f docker/token-mint.Dockerfile -t token-mint .
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY eng ./eng
COPY token-mint ./token-mint
RUN dotnet publish token-mint/Sidecar.TokenMint.csproj -c Release -o /app --no-self-contained

# Chiseled: no shell, no package manager, and a user that is not root.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled
WORKDIR /app
COPY --from=build /app .
USER $APP_UID
# Outside the container loopback is not reachable; what may reach the port is decided where it is published.
ENV MINT_LISTEN__HOST=0.0.0.0 MINT_LISTEN__ALLOWREMOTE=true MINT_LOGGING__FORMAT=json
EXPOSE 52720
ENTRYPOINT ["dotnet", "token-mint.dll"]
