using Sidecar.Face.Alignment.Pronouncing;

namespace Sidecar.Face.Tests.Alignment;

public class PronunciationTests
{
    // What espeak-ng says and the rules may show otherwise: every tenth mouth shape.
    private const double MostErrors = 0.1;

    // Frequent words that are not in the table of exceptions, or whose rules are easily broken.
    private const string Common = """
        about above across actually after afternoon agree almost along already always among amount angle animal answer
        apart apple approach around arrive arrived asked attack autumn average awake backward balance band basket battle
        beach beauty became bedroom behavior believe below benefit beside better beyond birthday bitter blanket blue board
        border bottom branch bridge bright bring broken brown budget burning button camera campaign capital careful carry
        castle catch cause center central chair chance chapter charge cheap cheese chicken children choice church circle
        citizen claim class clean clear clothes cloud coffee collect college common complete concern conclude condition
        consider contain continue contract control conversation corner correct cotton council count create creature crowd
        culture current custom damage dancing darkness decide decision degree deliver demand department depend describe
        desert design desire detail develop difference difficult dinner direction disappear discuss disease distance divide
        doubtful downstairs drawing dream dress drink drive during each easily eastern economy edge education effect effort
        either election electric element emotion employ empty energy enjoy entire environment escape especially evening
        evidence exact example excellent except excited exercise expect expensive experience explain express extra face
        factory failure fair faith familiar farmer fashion fastest feather feature feeling fiction field fifteen fight
        figure finish fishing flight flower follow foreign forest forgive formal forward freedom freeze fresh friendly
        garden gather general gentle glass golden government grandfather grass green ground growing guard guess guest hand
        handle happen happy harbor hate heat heavy height helpful hidden highway history holiday hollow horse hospital
        however huge hundred hurry husband imagine immediate important impossible include increase indeed industry inside
        invite island jacket join journey judge kitchen knife knock knowledge label large laughter lawyer leather lesson
        letter lighthouse limit listen local lonely lucky lunch manage manner market marriage master matter meaning member
        memory mention message metal middle might mirror mistake mixture modern mountain mouth music narrow nation native
        necessary neighbor neither nervous night noise normal north number object observe obvious ocean offer office
        opinion opposite ordinary original outside owner packet painting palace parent partner party passenger patient
        pattern peace pencil perfect period phone picture planet plastic pleasant pocket poem point police popular position
        possible potato powder power prepare present president pressure prevent price principal prison private prize
        probably produce professor promise proper protect provide public purpose quality question quickly quite rabbit
        radio railway raise reach reason receive recognize record reduce refuse regard relation remain remember remove
        repeat reply report request require respect result return reward rhythm rough royal rubber safety sample scene
        season secret section select sentence serious service shadow shake shape share sharp shelter shoulder shower silence
        silver similar simple singing sister situation skin smooth soldier solution somewhere spirit spread spring square
        stage standard station steam stone straight strange stranger stream street strength string strong student style
        subject success sudden suffer suggest summer supper support suppose surface surprise sweet system teacher temple
        theater theory thick thing think thousand threw through throw thunder ticket tonight tower traffic train travel
        treatment trouble truth umbrella uncle understand union until unusual upper useful valley value various vegetable
        victory village violence visit voice volume voyage waiting wander warm watching weak wealth weather welcome western
        whatever wheel whisper white whole wildlife window winter within without wonder wooden worker writing written wrong
        yellow yesterday zebra
        """;

    [Theory]
    [InlineData("the", "T@")]
    [InlineData("rushing", "rVSIN")]
    [InlineData("Nation,", "neS@n")]
    [InlineData("making", "mekIN")]
    [InlineData("knight", "nYt")]
    [InlineData("don't", "dont")]
    [InlineData("cat's", "kats")]
    [InlineData("horses", "hOrsIs")]
    [InlineData("jumped", "JVmpd")]
    [InlineData("**bold**", "bold")]
    [InlineData("well-known", "wElnon")]
    [InlineData("'Hello,'", "hElo")]
    [InlineData("o'clock", "oklAk")]
    [InlineData("🎉", "")]
    [InlineData("—", "")]
    public void AWord_IsSaidAsItSounds(string written, string sounds) =>
        Assert.Equal(sounds, new Pronunciation().Of(written, WrittenLanguage.English));

    [Theory]
    [InlineData("42", "forty two")]
    [InlineData("1,204", "one thousand two hundred four")]
    [InlineData("1984", "nineteen eighty four")]
    [InlineData("2007", "two thousand seven")]
    [InlineData("$5.20", "five twenty dollars")]
    [InlineData("3.14", "three point one four")]
    [InlineData("5:05", "five oh five")]
    [InlineData("7:00", "seven")]
    [InlineData("21st", "twenty first")]
    [InlineData("1990s", "nineteen nineties")]
    [InlineData("50%", "fifty percent")]
    [InlineData("007", "zero zero seven")]
    [InlineData("Dr.", "doctor")]
    [InlineData("iPhone", "i phone")]
    [InlineData("24/7", "twenty four slash seven")]
    public void Figures_AreReadOut(string written, string said)
    {
        var pronunciation = new Pronunciation();
        var expected = string.Concat(said.Split(' ').Select(word => pronunciation.Of(word, WrittenLanguage.English)));

        Assert.Equal(expected, pronunciation.Of(written, WrittenLanguage.English));
    }

    [Theory]
    [InlineData("USA", "yuEse")]
    [InlineData("GPT", "Jipiti")]
    [InlineData("http", "eCtitipi")]
    [InlineData("NOT", "nAt")]
    public void Initials_AreSaidByTheirNames(string written, string sounds) =>
        Assert.Equal(sounds, new Pronunciation().Of(written, WrittenLanguage.English));

    [Theory]
    [InlineData("こんにちは")]
    [InlineData("สวัสดี")]
    [InlineData("مرحبا")]
    [InlineData("٤٢")]
    public void OtherScripts_CannotBeRead(string written) =>
        Assert.Null(new Pronunciation().Of(written, WrittenLanguage.English));

    [Theory]
    [InlineData("mañana", "mAnyAnA")]
    [InlineData("beaucoup", "bokup")]
    [InlineData("привет", "privEt")]
    [InlineData("καλημέρα", "kAlimErA")]
    [InlineData("schön", "SUn")]
    public void OtherLanguages_AreReadByTheirLetters(string written, string sounds) =>
        Assert.Equal(sounds, new Pronunciation().Of(written, WrittenLanguage.Other));

    [Fact]
    public void CommonWords_LookAsWhenEspeakSaysThem()
    {
        Assert.SkipUnless(
            EspeakPhonemes.IsInstalled || Environment.GetEnvironmentVariable("CI") == "true",
            "libespeak-ng.so.1 is not installed"
        );
        var pronunciation = new Pronunciation();
        var (errors, shapes) = (0, 0);
        List<string> worst = [];
        foreach (var word in Common.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            var expected = EspeakPhonemes.VisemesOf(word);
            var wrong = Distance(expected, Visemes(pronunciation.Of(word, WrittenLanguage.English)!));
            errors += wrong;
            shapes += expected.Count;
            if (wrong > 2)
            {
                worst.Add(word);
            }
        }

        Assert.True(shapes > 2500, $"only {shapes} shapes were compared");
        Assert.True(
            errors <= MostErrors * shapes,
            $"{errors} of {shapes} shapes differ; most in {string.Join(' ', worst)}"
        );
    }

    private static List<Viseme> Visemes(string sounds)
    {
        List<Viseme> visemes = [];
        foreach (var sound in sounds)
        {
            foreach (var part in Sounds.PartsOf(sound))
            {
                EspeakPhonemes.Add(visemes, part.Viseme);
            }
        }

        return visemes;
    }

    private static int Distance(List<Viseme> left, List<Viseme> right)
    {
        var row = Enumerable.Range(0, right.Count + 1).ToArray();
        for (var i = 0; i < left.Count; i++)
        {
            var diagonal = row[0]++;
            for (var j = 0; j < right.Count; j++)
            {
                var best = Math.Min(diagonal + (left[i] == right[j] ? 0 : 1), Math.Min(row[j], row[j + 1]) + 1);
                (diagonal, row[j + 1]) = (row[j + 1], best);
            }
        }

        return row[^1];
    }
}
