using System.Collections.Frozen;

namespace Sidecar.Face.Alignment.Pronouncing;

/// <summary>Frequent English words that don't sound as they are written, and letters by their names.</summary>
internal static class EnglishWords
{
    public static FrozenDictionary<string, string> Sounds { get; } =
        Table
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .SelectMany(line => line.Split(' ').Chunk(2))
            .ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    private static readonly string[] Names =
    [
        "e",
        "bi",
        "si",
        "di",
        "i",
        "Ef",
        "Ji",
        "eC",
        "Y",
        "Je",
        "ke",
        "El",
        "Em",
        "En",
        "o",
        "pi",
        "kyu",
        "Ar",
        "Es",
        "ti",
        "yu",
        "vi",
        "dVb@lyu",
        "Eks",
        "wY",
        "si",
    ];

    /// <summary>The name of a letter.</summary>
    /// <param name="letter">a to z.</param>
    public static string NameOf(char letter) => Names[letter - 'a'];

    private const string Table = """
        not nAt all Ol can kan out Wt off Of see si new nu old old big bIg bad bad red rEd say se too tu day de far fAr
        they Te hey he grey gre obey obe survey sRve id YdI url yuArEl client klY@nt their TEr the T@ of @v to tu
        and @nd a @ i Y is Is was wVs were wR are Ar be bi been bIn being biIN he hi she Si we wi me mi you yu
        your yOr yours yOrs there TEr them TEm these Tis those Tos this TIs that Tat than Tan then TEn my mY by bY
        his hIs her hR hers hRs its Its our WR ours WRs us Vs it It if If in In into Intu on An onto Antu or Or
        for fOr from frVm at at as as do du does dVs done dVn doing duIN don't dont won't wont can't kant aren't Arnt
        weren't wRnt isn't Is@nt wasn't wVs@nt doesn't dVs@nt didn't dId@nt hasn't has@nt haven't hav@nt
        couldn't kUd@nt wouldn't wUd@nt shouldn't SUd@nt ain't ent let's lEts i'm Ym i'll Yl i've Yv i'd Yd have hav
        having havIN had had has has one wVn once wVns ones wVns two tu who hu whose hus whom hum what wVt where wEr
        when wEn why wY how hW now nW some sVm something sVmTIN someone sVmwVn sometimes sVmtYms somebody sVmbAdi
        come kVm comes kVms become bIkVm becomes bIkVms none nVn nothing nVTIN love lVv loves lVvs above @bVv
        other VTR mother mVTR brother brVTR another @nVTR month mVnT months mVnTs money mVni give gIv given gIv@n
        gives gIvs get gEt gets gEts getting gEtIN got gAt forget f@rgEt together t@gETR begin bIgIn begins bIgIns
        beginning bIgInIN began bIgan girl gRl girls gRls gift gIft finger fINgR fingers fINgRs longer lONgR
        stronger strONgR younger yVNgR anger aNgR angry aNgri hungry hVNgri hunger hVNgR single sINg@l said sEd
        says sEs any Eni many mEni anything EniTIN anyone EniwVn anyway Eniwe again @gEn against @gEnst people pip@l
        woman wUm@n women wIm@n walk wOk talk tOk half haf water wOtR father fATR rather raTR great gret break brek
        steak stek breakfast brEkf@st heart hArt year yIr years yIrs bear bEr wear wEr here hir near nir every Evri
        everything EvriTIN everyone EvriwVn everybody EvribAdi even iv@n evening ivnIN ever EvR never nEvR very vEri
        seven sEv@n eleven IlEv@n eight et four fOr fourteen fOrtin could kUd would wUd should SUd though To
        through Tru enough InVf rough rVf tough tVf cough kOf although OlTo thought TOt bought bOt brought brOt
        laugh laf laughed laft daughter dOtR door dOr floor flOr poor pUr blood blVd flood flVd food fud mood mud
        move muv moves muvs movie muvi prove pruv improve Impruv lose lus shoe Su shoes Sus both boT only onli
        most most post post ghost gost cost kOst lost lOst also Olso know no known non own on shown Son grown gron
        unknown Vnnon bowl bol cow kW wow wW allow @lW allowed @lWd hour WR hours WRs live lIv lived lIvd lives lIvs
        living lIvIN river rIvR wind wInd find fYnd friend frEnd friends frEnds science sY@ns quiet kwY@t idea Ydi@
        ideas Ydi@s real ril really rili area Eri@ hello hElo okay oke ok oke yes yEs no no oh o ah A uh V um Vm
        hmm hm hi hY please plis because bIkOs before bIfOr behind bIhYnd between bItwin believe bIliv little lIt@l
        bottle bAt@l pretty prIti busy bIsi business bIsnIs build bIld buy bY guy gY guys gYs sure SUr sugar SUgR
        issue ISu usual yuSu@l usually yuSu@li measure mESR pleasure plESR treasure trESR language laNgwIJ
        beautiful byut@f@l answer ansR sword sOrd island Yl@nd listen lIs@n often Of@n castle kas@l calm kAm palm pAm
        salmon sam@n debt dEt doubt dWt climb klYm bomb bAm thumb TVm machine m@Sin chef SEf chorus kOr@s school skul
        stomach stVm@k ache ek echo Eko character kEr@ktR chemistry kEm@stri architect Ark@tEkt technology tEknAl@Ji
        technical tEknIk@l christmas krIsm@s put pUt push pUS pull pUl full fUl bull bUl bush bUS butcher bUCR
        minute mInIt minutes mInIts study stVdi studies stVdis sun sVn run rVn much mVC such sVC just JVst must mVst
        but bVt under VndR young yVN country kVntri couple kVp@l touch tVC double dVb@l trouble trVb@l cousin kVs@n
        group grup soup sup youth yuT route rut tour tUr course kOrs source sOrs journey JRni work wRk world wRld
        word wRd words wRds worth wRT worse wRs worst wRst wore wOr worn wOrn early Rli earth RT learn lRn heard hRd
        search sRC beard bIrd sew so sewing soIN aunt ant view vyu views vyus review rIvyu whole hol who's hus
        color kVlR colour kVlR honey hVni front frVnt son sVn won wVn ton tVn London lVnd@n london lVnd@n wonder wVndR
        wonderful wVndRf@l cover kVvR discover dIskVvR oven Vv@n dozen dVs@n glove glVv onion Vny@n company kVmp@ni
        comfortable kVmft@b@l compare k@mpEr city sIti image ImIJ imagine ImaJ@n engine EnJ@n magazine mag@sin
        police p@lis service sRvIs office OfIs notice notIs practice praktIs advice @dvYs device dIvYs online AnlYn
        combine k@mbYn decline dIklYn favorite fevrIt favourite fevrIt opposite Ap@sIt definite dEfInIt private prYvIt
        climate klYmIt chocolate CAklIt separate sEp@r@t nature neCR future fyuCR picture pIkCR museum myusi@m
        music myusIk human hyum@n student stud@nt computer k@mpyutR use yus used yusd using yusIN useful yusf@l
        united yunYtId university yun@vRs@ti family fam@li different dIfr@nt interesting IntrIstIN interest IntrIst
        several sEvr@l vegetable vEJt@b@l Wednesday wEnsde wednesday wEnsde tuesday tusde february fEbyuEri
        saturday satRde animal an@m@l animals an@m@ls captain kapt@n mountain mWnt@n certain sRt@n certainly sRt@nli
        curtain kRt@n britain brIt@n foreign fOr@n ready rEdi already OlrEdi instead InstEd head hEd bread brEd
        read rid reads rids reading ridIN lead lid leader lidR leading lidIN heavy hEvi weather wETR health hElT
        death dET breath brET leather lETR ahead @hEd dead dEd spread sprEd sweat swEt threat TrEt meant mEnt
        dream drim team tim seeing siIN going goIN goes gos gone gOn high hY eye Y eyes Ys die dY lie lY pie pY tie tY
        sorry sAri tomorrow t@mAro today t@de tonight t@nYt toward tOrd towards tOrds welcome wElk@m moment mom@nt
        open op@n over ovR hotel hotEl total tot@l photo foto program program project prAJEkt problem prAbl@m
        problems prAbl@ms product prAdVkt promise prAmIs process prAsEs body bAdi model mAd@l copy kApi modern mAdRn
        possible pAs@b@l position p@sIS@n lovely lVvli garden gArd@n order OrdR morning mOrnIN story stOri store stOr
        perhaps pRhaps person pRs@n table teb@l able eb@l paper pepR baby bebi lady ledi station steS@n major meJR
        favor fevR famous fem@s later letR maybe mebi basic besIk danger denJR change CenJ strange strenJ angel enJ@l
        labor lebR behave bIhev amazing @mesIN making mekIN taking tekIN event IvEnt secret sikrIt recent ris@nt
        region riJ@n legal lig@l equal ikw@l female fimel quarter kwOrtR want wAnt wants wAnts wanted wAntId wash wAS
        watch wAC silent sYl@nt final fYn@l item Yt@m items Yt@ms tiny tYni china CYn@ finally fYn@li
        microphone mYkr@fon library lYbrEri via viA video vIdio audio Odio radio redio studio studio piano piano
        sidecar sYdkAr unreal Vnril ai eY api epiY doctor dAktR mister mIstR missus mIsIs versus vRs@s
        etcetera EtsEt@r@ zero siro percent pRsEnt dollar dAlR dollars dAlRs euro yUro euros yUros pound pWnd
        pounds pWnds cents sEnts million mIly@n billion bIly@n trillion trIly@n thousand TWs@nd hundred hVndrId
        five fYv six sIks nine nYn ten tEn twelve twElv twenty twEnti thirty TRti thirteen TRtin fifth fIfT eighth etT
        ninth nYnT twelfth twElfT second sEk@nd first fRst third TRd
        """;
}
