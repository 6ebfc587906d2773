"""Dutch words that are no terms by themselves: function words and the commonest others."""

ARTICLES = frozenset(("de", "het", "een"))

_GRAMMATICAL = """
aan achter al alle allen alles als alsof altijd ander andere anderen anders bij bijna binnen
boven buiten daar daarbij daardoor daarin daarmee daarna daarom daarop daarvan daarvoor dan dat
de den der deze die dit doch door dus echter een eens elk elkaar elke en enige enkel enkele er
ergens evenals ginds geen had hadden haar haarzelf heb hebben hebt heeft heel hem hen het
hetzelfde hier hierbij hij hoe hoewel hun iemand iets ik in indien ja je jij jou jouw jullie kan
kon konden kunnen langs later maar mag me meer men met mij mijn minder misschien mits mocht
mochten moest moesten moet moeten mogen na naar naast nadat nee net niemand niet niets nimmer
noch nog nooit nu of ofschoon om omdat onder ondanks ons onze ook op opdat over overal per reeds
rond sinds slechts soms steeds straks te tegen tegenover telkens tenzij terwijl thans tijdens
toch toe toen tot totdat tussen u uit uw vaak van vanaf vanuit veel vele velen verder via vlak
voor vooral voordat vroeger waar waarbij waardoor waarin waarmee waarom waarop waarvan want
waren was wat we weer weinig wel welk welke werd werden wie wij wil wilde wilden willen word
worden wordt zal ze zeer zelf zelfs zich zichzelf zij zijn zo zoals zodat zonder zou zouden
zowel zulke zullen
"""
GRAMMATICAL_WORDS = frozenset(_GRAMMATICAL.split())
"""Articles, pronouns, prepositions, auxiliaries and their like: no term begins or ends so."""

_COMMON = """
eerst eerste tweede samen aantal begin beide bijvoorbeeld bleef bleek blijven brengen dag dagen
deed deden deel denken dezelfde ding dingen direct doen drie duidelijk eigen eind einde feit
gaan gaat gaf gebied gedaan geheel gehad gekomen geleden gemaakt genoeg geschreven geval geven
geweest geworden gezegd ging gingen goed goede groot grote grootste hand heer hele hielden hoofd
hoog houden huis idee jaar jaren jong jonge kant keer kind kinderen klein kleine komen komt kort
krijgen kwam kwamen kwestie laat laatste laten leven liet lijn maak maakt maakte maakten maand
maanden maken man manier mannen meest meeste mens mensen moment moeilijk mogelijk moeder naam
natuurlijk nemen nieuw nieuwe nodig onmogelijk oud oude ouders paar periode persoon plaats
plotseling precies punt reden reeks rest rol schreef schreven schrijven snel soort staan staat
stad stond stuk tijd twee uur uren vader vallen verschillende vier vinden volgende volgens vond
vraag vragen vriend vrienden vrij vroeg vrouw vrouwen waarschijnlijk wachten week weken weg werk
werken wereld werkelijk weten wijze woord woorden zaak zaken zegt zeggen zei zien zin zoon
dochter broer zus avond morgen nacht kamer deur ogen boek boeken brief brieven land landen
januari februari maart april mei juni juli augustus september oktober november december maandag
dinsdag woensdag donderdag vrijdag zaterdag zondag
"""
FUNCTION_WORDS = GRAMMATICAL_WORDS | frozenset(_COMMON.split())

_PEOPLES = """
amerikaans amerikaanse belgisch belgische brits britse chinees chinese duits duitse duitser
duitsers engels engelse europees europese frans franse fransen franstalige italiaans
italiaanse joods joodse nederlands nederlandse pools poolse russisch russische rus russen
spaans spaanse vlaams vlaamse zweeds zweedse zwitsers zwitserse nederland duitsland engeland
frankrijk belgië spanje italië europa amerika pasen kerstmis god
"""
PEOPLES = frozenset(_PEOPLES.split())
"""Capitalised words whose English every dictionary has; parts of names all the same."""

ENGLISH_FUNCTION_WORDS = frozenset(
    ("the", "of", "and", "to", "from", "with", "by", "on", "his", "her", "its", "their")
)

_DETERMINERS = """
de het een deze die dit dat zijn haar hun mijn onze ons uw geen elke elk iedere ieder
"""
DETERMINERS = frozenset(_DETERMINERS.split())
