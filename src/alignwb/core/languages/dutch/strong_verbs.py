"""The strong and irregular verbs of Dutch: a closed set."""

_TABLE = """
bakken bakte gebakken, barsten barstte gebarsten, bederven bedierf bedorven,
bedriegen bedroog bedrogen, beginnen begon begonnen, bergen borg geborgen, bevelen beval bevolen,
bewegen bewoog bewogen, bidden bad gebeden, bieden bood geboden, bijten beet gebeten,
binden bond gebonden, blazen blies geblazen, blijken bleek gebleken, blijven bleef gebleven,
blinken blonk geblonken, breken brak gebroken, brengen bracht gebracht, buigen boog gebogen,
denken dacht gedacht, dingen dong gedongen, doen deed gedaan, dragen droeg gedragen,
drijven dreef gedreven, dringen drong gedrongen, drinken dronk gedronken, druipen droop gedropen,
duiken dook gedoken, dunken docht gedocht, durven dorst gedurfd, dwingen dwong gedwongen,
eten at gegeten, fluiten floot gefloten, gaan ging gegaan, gelden gold gegolden,
genezen genas genezen, genieten genoot genoten, geven gaf gegeven, gieten goot gegoten,
glijden gleed gegleden, glimmen glom geglommen, graven groef gegraven, grijpen greep gegrepen,
hangen hing gehangen, hebben had gehad, heffen hief geheven, helpen hielp geholpen,
heten heette geheten, hijsen hees gehesen, houden hield gehouden, houwen hieuw gehouwen,
jagen joeg gejaagd, kiezen koos gekozen, kijken keek gekeken, klimmen klom geklommen,
klinken klonk geklonken, knijpen kneep geknepen, komen kwam gekomen, kopen kocht gekocht,
krijgen kreeg gekregen, krimpen kromp gekrompen, kruipen kroop gekropen, kunnen kon gekund,
lachen lachte gelachen, laden laadde geladen, laten liet gelaten, lezen las gelezen,
liegen loog gelogen, liggen lag gelegen, lijden leed geleden, lijken leek geleken,
lopen liep gelopen, meten mat gemeten, mijden meed gemeden, mogen mocht gemogen,
moeten moest gemoeten, nemen nam genomen, nijgen neeg genegen, overlijden overleed overleden,
plegen placht gepleegd, prijzen prees geprezen, raden ried geraden, rijden reed gereden,
rijzen rees gerezen, roepen riep geroepen, ruiken rook geroken, scheiden scheidde gescheiden,
schelden schold gescholden, schenden schond geschonden, schenken schonk geschonken,
scheppen schiep geschapen, scheren schoor geschoren, schieten schoot geschoten,
schijnen scheen geschenen, schrijden schreed geschreden, schrijven schreef geschreven,
schrikken schrok geschrokken, schuiven schoof geschoven, slaan sloeg geslagen,
slapen sliep geslapen, slijten sleet gesleten, sluipen sloop geslopen, sluiten sloot gesloten,
smelten smolt gesmolten, smijten smeet gesmeten, snijden sneed gesneden, spannen spande gespannen,
spijten speet gespeten, spinnen spon gesponnen, splijten spleet gespleten, spreken sprak gesproken,
springen sprong gesprongen, spruiten sproot gesproten, staan stond gestaan, steken stak gestoken,
stelen stal gestolen, sterven stierf gestorven, stijgen steeg gestegen, stinken stonk gestonken,
stoten stiet gestoten, strijden streed gestreden, strijken streek gestreken,
treden trad getreden, treffen trof getroffen, trekken trok getrokken, vallen viel gevallen,
vangen ving gevangen, varen voer gevaren, vechten vocht gevochten, verdwijnen verdween verdwenen,
vergeten vergat vergeten, verlaten verliet verlaten, verliezen verloor verloren,
vinden vond gevonden, vliegen vloog gevlogen, vouwen vouwde gevouwen, vragen vroeg gevraagd,
vreten vrat gevreten, vriezen vroor gevroren, waaien woei gewaaid, wassen waste gewassen,
wegen woog gewogen, werpen wierp geworpen, werven wierf geworven, weten wist geweten,
weven weefde geweven, wijken week geweken, wijten weet geweten, wijzen wees gewezen,
winden wond gewonden, winnen won gewonnen, worden werd geworden, wreken wreekte gewroken,
wrijven wreef gewreven, wringen wrong gewrongen, zeggen zei gezegd, zenden zond gezonden,
zien zag gezien, zijn was geweest, zingen zong gezongen, zinken zonk gezonken,
zitten zat gezeten, zoeken zocht gezocht, zuchten zuchtte gezucht, zuigen zoog gezogen,
zuipen zoop gezopen, zwelgen zwolg gezwolgen, zwellen zwol gezwollen, zwemmen zwom gezwommen,
zwerven zwierf gezworven, zweren zwoer gezworen, zwijgen zweeg gezwegen
"""

STRONG = {
    infinitive: (past, participle)
    for infinitive, past, participle in (entry.split() for entry in _TABLE.split(","))
}
"""Past singular and participle by infinitive."""

OTHER_PAST_PLURALS = {
    "bracht": "brachten", "zei": "zeiden", "had": "hadden", "was": "waren", "las": "lazen",
    "verloor": "verloren", "vroor": "vroren", "deed": "deden", "genas": "genazen",
}  # fmt: skip
"""Plurals of the past that no rule makes, by their singular."""
