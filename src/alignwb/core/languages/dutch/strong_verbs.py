"""The strong and irregular verbs of Dutch: a closed set."""

_TABLE = """
bakken bakte gebakken, barsten barstte gebarsten, bederven bedierf bedorven,
bedriegen bedroog bedrogen, beginnen begon begonnen, bergen borg geborgen, bevelen beval bevolen,
bewegen bewoog bewogen, bidden bad gebeden, bieden bood geboden, bijten beet gebeten,
binden bond gebonden, blazen blies geblazen, blijken bleek gebleken, blijven bleef gebleven,
blinken blonk geblonken, breken brak gebroken, brengen bracht gebracht, buigen boog gebogen,
denken dacht gedacht, dingen dong gedongen, doen deed gedaan, dragen droeg gedragen,
drijven dreef gedreven, dringen drong gedrongen, drinken dronk gedronken, druipen droop gedropen,
duiken dook gedoken, dunken docht gedocht, durven dorst/durfde gedurfd, dwingen dwong gedwongen,
eten at gegeten, fluiten floot gefloten, gaan ging gegaan, gelden gold gegolden,
genezen genas genezen, genieten genoot genoten, geven gaf gegeven, gieten goot gegoten,
glijden gleed gegleden, glimmen glom geglommen, graven groef gegraven, grijpen greep gegrepen,
hangen hing gehangen, hebben had gehad, heffen hief geheven, helpen hielp geholpen,
heten heette geheten, hijsen hees gehesen, houden hield gehouden, houwen hieuw/houwde gehouwen,
jagen joeg/jaagde gejaagd, kiezen koos gekozen, kijken keek gekeken, klimmen klom geklommen,
klinken klonk geklonken, knijpen kneep geknepen, komen kwam gekomen, kopen kocht gekocht,
krijgen kreeg gekregen, krimpen kromp gekrompen, kruipen kroop gekropen, kunnen kon gekund,
lachen lachte gelachen, laden laadde geladen, laten liet gelaten, lezen las gelezen,
liegen loog gelogen, liggen lag gelegen, lijden leed geleden, lijken leek geleken,
lopen liep gelopen, meten mat gemeten, mijden meed gemeden, mogen mocht gemogen,
moeten moest gemoeten, nemen nam genomen, nijgen neeg genegen, overlijden overleed overleden,
plegen placht/pleegde gepleegd, prijzen prees geprezen, raden ried/raadde geraden,
rijden reed gereden, rijzen rees gerezen, roepen riep geroepen, ruiken rook geroken,
scheiden scheidde gescheiden, schelden schold gescholden, schenden schond geschonden,
schenken schonk geschonken, scheppen schiep/schepte geschapen, scheren schoor/scheerde geschoren,
schieten schoot geschoten, schijnen scheen geschenen, schrijden schreed geschreden,
schrijven schreef geschreven, schrikken schrok geschrokken, schuiven schoof geschoven,
slaan sloeg geslagen, slapen sliep geslapen, slijten sleet gesleten, sluipen sloop geslopen,
sluiten sloot gesloten, smelten smolt gesmolten, smijten smeet gesmeten, snijden sneed gesneden,
spannen spande gespannen, spijten speet gespeten, spinnen spon gesponnen,
splijten spleet gespleten, spreken sprak gesproken, springen sprong gesprongen,
spruiten sproot gesproten, staan stond gestaan, steken stak gestoken, stelen stal gestolen,
sterven stierf gestorven, stijgen steeg gestegen, stinken stonk gestonken,
stoten stiet/stootte gestoten, strijden streed gestreden, strijken streek gestreken,
treden trad getreden, treffen trof getroffen, trekken trok getrokken, vallen viel gevallen,
vangen ving gevangen, varen voer gevaren, vechten vocht gevochten, verdwijnen verdween verdwenen,
vergeten vergat vergeten, verlaten verliet verlaten, verliezen verloor verloren,
vinden vond gevonden, vliegen vloog gevlogen, vouwen vouwde gevouwen, vragen vroeg gevraagd,
vreten vrat gevreten, vriezen vroor gevroren, waaien woei/waaide gewaaid,
wassen waste/wies gewassen, wegen woog gewogen, werpen wierp geworpen, werven wierf geworven,
weten wist geweten, weven weefde geweven, wijken week geweken, wijten weet geweten,
wijzen wees gewezen, winden wond gewonden, winnen won gewonnen, worden werd geworden,
wreken wreekte gewroken, wrijven wreef gewreven, wringen wrong gewrongen, zeggen zei/zegde gezegd,
zenden zond gezonden, zien zag gezien, zijn was geweest, zingen zong gezongen,
zinken zonk gezonken, zitten zat gezeten, zoeken zocht gezocht, zuchten zuchtte gezucht,
zuigen zoog gezogen, zuipen zoop gezopen, zwelgen zwolg gezwolgen, zwellen zwol gezwollen,
zwemmen zwom gezwommen, zwerven zwierf gezworven, zweren zwoer/zweerde gezworen,
zwijgen zweeg gezwegen, bannen bande gebannen, bersten borst geborsten, bezwijken bezweek bezweken,
braden braadde gebraden, brouwen brouwde gebrouwen, delven dolf/delfde gedolven,
kerven kerfde/korf gekerfd, kluiven kloof gekloven, luiken look geloken, malen maalde gemalen,
melken molk/melkte gemolken, rijgen reeg geregen, schuilen school/schuilde gescholen,
snuiten snoot gesnoten, snuiven snoof gesnoven, spugen spoog/spuugde gespogen,
spuiten spoot gespoten, stijven steef gesteven, stuiven stoof gestoven, tijgen toog getogen,
verslinden verslond verslonden, vlechten vlocht gevlochten, vlieden vlood gevloden,
willen wilde/wou gewild, zouten zoutte gezouten, zijgen zeeg gezegen, zullen zou gezuld
"""

STRONG = {
    infinitive: (tuple(pasts.split("/")), participle)
    for infinitive, pasts, participle in (entry.split() for entry in _TABLE.split(","))
}
"""Pasts in the singular, most of them one, and participle by infinitive."""

OTHER_PAST_PLURALS = {
    "bracht": "brachten", "zei": "zeiden", "had": "hadden", "was": "waren", "las": "lazen",
    "verloor": "verloren", "vroor": "vroren", "deed": "deden", "genas": "genazen",
    "kon": "konden", "zou": "zouden", "wou": "wouden",
}  # fmt: skip
"""Plurals of the past that no rule makes, by their singular."""

OTHER_STEMS = {
    "komen": ("kom",), "hebben": ("heb",), "zijn": ("wees",), "houden": ("houd", "hou"),
    "rijden": ("rijd", "rij"), "snijden": ("snijd", "snij"), "glijden": ("glijd", "glij"),
    "scheiden": ("scheid", "schei"), "kunnen": ("kun", "kan"), "mogen": ("mag",),
    "zullen": ("zul", "zal"),
}  # fmt: skip
"""Stems of the present that no rule makes, by infinitive."""

OTHER_THIRDS = {
    "zijn": ("is",), "hebben": ("heeft",), "kunnen": ("kunt",), "mogen": ("moogt",),
    "zullen": ("zult",),
}  # fmt: skip
"""The third person of the present where it is no stem with a `t`."""

OTHER_FORMS = {
    "zijn": ("ben", "bent", "zijt", "waart", "zij", "ware"), "hebben": ("hebt", "hadt", "hebbe"),
    "kunnen": ("kondt",), "mogen": ("moge",), "zullen": ("zoudt",), "worden": ("worde",),
}  # fmt: skip
"""Further finite forms, of which English has another than of the third person."""
