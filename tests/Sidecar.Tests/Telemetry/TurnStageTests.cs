using CsCheck;
using Sidecar.Protocol.V1;
using Sidecar.Telemetry;

namespace Sidecar.Tests.Telemetry;

public sealed class TurnStageTests
{
    [Fact]
    public void SpokenTurn_GoesThroughItsStagesWithoutAGap()
    {
        TurnReport report = new()
        {
            SpeechStoppedUs = 400_000,
            ResponseCreatedUs = 410_000,
            FirstAudioUs = 900_000,
            FirstChunkUs = 900_150,
            FirstHeardUs = 940_000,
        };

        Assert.Equal(
            [
                new TurnStage("end_of_speech", 0, 400_000),
                new TurnStage("response_start", 400_000, 410_000),
                new TurnStage("first_audio", 410_000, 900_000),
                new TurnStage("relay", 900_000, 900_150),
                new TurnStage("playback", 900_150, 940_000),
            ],
            TurnStage.Of(report)
        );
    }

    [Fact]
    public void AudioBeforeTheAnnouncement_TookNoTimeAfterIt()
    {
        TurnReport report = new() { ResponseCreatedUs = 500, FirstAudioUs = 300 };

        Assert.Equal(
            [new TurnStage("response_start", 0, 500), new TurnStage("first_audio", 500, 500)],
            TurnStage.Of(report)
        );
    }

    [Fact]
    public void Durations_AddUpToTheLastMark_WhateverIsMissing()
    {
        Gen.Long[0, 2_000_000]
            .Array[6]
            .Sample(marks =>
            {
                IReadOnlyList<TurnStage> stages = TurnStage.Of(
                    new TurnReport
                    {
                        SpeechStoppedUs = marks[0],
                        ResponseRequestedUs = marks[1],
                        ResponseCreatedUs = marks[2],
                        FirstAudioUs = marks[3],
                        FirstChunkUs = marks[4],
                        FirstHeardUs = marks[5],
                    }
                );

                return stages.Sum(s => s.DurationUs) == marks.Max() && stages.All(s => s.DurationUs >= 0);
            });
    }
}
