using Sidecar.TokenMint.Cli;

return await MintCommandLine.InvokeAsync(args);
