using System.CommandLine;
using Sidecar.Cli;

return await SidecarCommandLine.InvokeAsync(args);
