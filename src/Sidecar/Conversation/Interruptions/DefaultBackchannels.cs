namespace Sidecar.Conversation.Interruptions;

/// <summary>
/// What listeners put in without wanting the turn, in the languages that were at hand. Words that also refuse or ask
/// ("no", Polish "no", "what") are left out: to go on over them would be worse than to stop for a "mm-hm".
/// </summary>
internal static class DefaultBackchannels
{
    public const string Text =
        "mm, mmm, m, mhm, mm-hm, mm-hmm, uh-huh, uh-hum, hm, hmm, ah, aha, ah-ha, oh, ooh, huh, eh, "
        + "yeah, yep, yup, yes, ok, okay, right, sure, all right, alright, i see, of course, got it, gotcha, wow, nice, "
        + "cool, great, true, exactly, really, "
        + "ja, jaja, genau, ach, ach so, achso, stimmt, klar, gut, "
        + "oui, ouais, d'accord, ah bon, voilà, hum, "
        + "sí, si, ya, claro, vale, ajá, de acuerdo, "
        + "sì, certo, già, va bene, "
        + "sim, pois, pois é, tá, uhum, aham, "
        + "precies, oké, jo, jaha, okej, tak, "
        + "да, ага, угу, так, ясно, понятно, "
        + "evet, tamam, hı hı, "
        + "はい, うん, ええ, へえ, へー, そう, そうですね, そうですか, なるほど, "
        + "嗯, 嗯嗯, 对, 对对, 好, 好的, 是, 是的, 哦, "
        + "네, 예, 응, 음, 그래, 그렇군요, "
        + "हाँ, हां, जी, अच्छा, ठीक है, "
        + "نعم, أيوه, طيب, تمام";
}
