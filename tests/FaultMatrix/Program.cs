using Sidecar.FaultMatrix;
using Sidecar.FaultMatrix.Matrix;
using Sidecar.FaultMatrix.Soak;

// Every fault in every state of a conversation; see docs/survival.md.
const string usage =
    "Usage: FaultMatrix [--fault NAME] [--state NAME] [--json] [--degree N]\n       FaultMatrix soak [--turns N] [--seed N]";

string? fault = null;
string? state = null;
bool asJson = false;
int degree = MatrixRun.DefaultDegree;
bool isSoak = args is ["soak", ..];
int turns = 20_000;
int seed = 1;
for (int i = isSoak ? 1 : 0; i < args.Length; i++)
{
    switch (args[i])
    {
        case "--fault" when !isSoak && i + 1 < args.Length:
            fault = args[++i];
            break;
        case "--state" when !isSoak && i + 1 < args.Length:
            state = args[++i];
            break;
        case "--json" when !isSoak:
            asJson = true;
            break;
        case "--degree" when !isSoak && i + 1 < args.Length && int.TryParse(args[i + 1], out degree) && degree > 0:
            i++;
            break;
        case "--turns" when isSoak && i + 1 < args.Length && int.TryParse(args[i + 1], out turns) && turns > 0:
            i++;
            break;
        case "--seed" when isSoak && i + 1 < args.Length && int.TryParse(args[i + 1], out seed):
            i++;
            break;
        default:
            Console.Error.WriteLine(usage);
            return 2;
    }
}
return isSoak ? await SoakCommand.RunAsync(turns, seed) : await MatrixCommand.RunAsync(fault, state, asJson, degree);
