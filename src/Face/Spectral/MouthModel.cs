namespace Sidecar.Face.Spectral;

/// <summary>
/// Viseme weights from band levels by a linear discriminant: one row of scores per decibel and a constant for each
/// viseme, then softmax. Fitted once to 116 minutes of espeak-ng and festival speech (19 voices) with the synthesisers'
/// own phone times: class means, a pooled covariance shrunk by a fifth towards its diagonal, festival frames counted
/// four times, scores divided by 1.25.
/// </summary>
internal static class MouthModel
{
    // Ten band levels, then the constant.
    private static readonly float[][] Scores =
    [
        [-0.140f, -0.137f, -0.034f, -0.020f, -0.009f, 0.001f, -0.040f, 0.001f, -0.050f, -0.101f, -18.092f], // sil
        [0.043f, -0.056f, -0.050f, 0.040f, -0.022f, -0.007f, -0.033f, -0.010f, -0.021f, -0.065f, -5.240f], // PP
        [-0.012f, -0.045f, -0.049f, -0.005f, 0.009f, -0.017f, -0.032f, -0.020f, -0.004f, 0.071f, -1.595f], // FF
        [0.024f, -0.026f, -0.032f, -0.045f, 0.004f, -0.065f, -0.041f, -0.024f, 0.039f, 0.049f, -3.188f], // TH
        [-0.006f, -0.067f, -0.034f, -0.029f, -0.006f, -0.012f, -0.035f, -0.002f, 0.014f, 0.028f, -2.859f], // DD
        [-0.058f, -0.072f, -0.037f, 0.000f, 0.005f, 0.054f, -0.045f, -0.002f, -0.001f, -0.047f, -5.254f], // kk
        [-0.021f, -0.106f, -0.058f, -0.048f, -0.043f, 0.039f, 0.146f, 0.009f, 0.082f, 0.072f, 3.993f], // CH
        [0.015f, -0.072f, -0.041f, -0.014f, -0.002f, -0.066f, -0.071f, 0.015f, 0.158f, 0.269f, 8.535f], // SS
        [0.078f, 0.089f, -0.012f, -0.059f, -0.025f, -0.066f, 0.006f, 0.018f, -0.019f, -0.057f, -3.031f], // nn
        [0.005f, 0.107f, -0.008f, 0.101f, 0.128f, 0.085f, -0.142f, -0.079f, -0.024f, 0.012f, 5.057f], // RR
        [0.013f, -0.035f, 0.166f, 0.092f, 0.079f, -0.020f, 0.063f, 0.016f, -0.026f, -0.071f, 8.377f], // aa
        [0.010f, 0.059f, 0.081f, -0.041f, 0.075f, 0.031f, 0.052f, 0.012f, -0.021f, -0.055f, 6.758f], // E
        [0.044f, 0.108f, -0.044f, -0.123f, -0.043f, 0.085f, 0.120f, 0.079f, -0.037f, -0.114f, -0.163f], // I
        [-0.016f, 0.116f, 0.137f, 0.109f, -0.096f, -0.033f, 0.058f, -0.009f, -0.047f, 0.014f, 4.977f], // O
        [0.023f, 0.137f, 0.014f, 0.041f, -0.054f, -0.009f, -0.005f, -0.004f, -0.043f, -0.006f, 1.724f], // U
    ];

    // How far the lips are apart in each viseme, in their usual order; 1 is an "ah".
    private static readonly float[] Openness =
    [
        0,
        0,
        0.08f,
        0.18f,
        0.20f,
        0.28f,
        0.15f,
        0.10f,
        0.22f,
        0.28f,
        0.95f,
        0.60f,
        0.32f,
        0.65f,
        0.25f,
    ];

    public static void Read(ReadOnlySpan<float> levels, MouthReading reading)
    {
        var weights = reading.Weights;
        var best = float.NegativeInfinity;
        for (var viseme = 0; viseme < VisemeCount.All; viseme++)
        {
            var row = Scores[viseme];
            var score = row[SpeechBands.Count];
            for (var band = 0; band < SpeechBands.Count; band++)
            {
                score += row[band] * levels[band];
            }

            weights[viseme] = score;
            best = Math.Max(best, score);
        }

        float sum = 0;
        for (var viseme = 0; viseme < VisemeCount.All; viseme++)
        {
            weights[viseme] = MathF.Exp(weights[viseme] - best);
            sum += weights[viseme];
        }

        float openness = 0;
        for (var viseme = 0; viseme < VisemeCount.All; viseme++)
        {
            weights[viseme] /= sum;
            openness += weights[viseme] * Openness[viseme];
        }

        reading.Openness = openness;
    }
}
