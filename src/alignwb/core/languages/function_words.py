"""Lists of Dutch and English words, each named by what it is for.

Lists of one purpose stand together; where two look alike, each says why it is not the other.
"""

from alignwb.core.languages.words import word_set

# Articles and function words: edges that terms do not have, words that links say little of.

DUTCH_ARTICLES = word_set("de het een")
ENGLISH_ARTICLES = word_set("the a an")

DUTCH_FUNCTION_WORDS = word_set(
    """
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
)
"""Articles, pronouns, prepositions, auxiliaries and their like: no term begins or ends with one."""
_COMMON = word_set(
    """
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
)
DUTCH_EVERYDAY_WORDS = DUTCH_FUNCTION_WORDS | _COMMON
"""Function words and the commonest others: none of them is a term by itself."""
DUTCH_SENTENCE_OPENERS = DUTCH_EVERYDAY_WORDS | word_set(
    """
    ben bent dank denk doe eer ga gauw graag hoor is kijk kom lees let neem niks pas stel stop
    vandaag weet zeg zie zit zoek zulk
    """
)
"""Words that often begin a sentence, with a capital for that: no abbreviation, `OM` or `PAS`."""
_ENGLISH_FUNCTION_WORDS = word_set(
    """
    about after against all also although am among and another any anything are around as at be
    because been before behind being below beneath beside between both but by can could did do does
    doing during each either else even every everything except few for from had has have having he
    her here hers herself him himself his how however i if in into is it its itself just many may me
    might more most much must my myself neither no nobody none nor not nothing of on one only onto
    or other others our ours ourselves rather shall she should since so some somebody someone
    something such than that their theirs them themselves then there therefore these they this those
    though through throughout thus to too towards toward under until upon us very was we were what
    when where whereas whether which while who whom whose why will with within without would yet you
    your yours yourself
    """
)
ENGLISH_FUNCTION_WORDS = ENGLISH_ARTICLES | _ENGLISH_FUNCTION_WORDS
"""`ENGLISH_VERB_PARTICLES` are not among them."""
ENGLISH_VERB_PARTICLES = word_set("out up over")
"""Function words that may be a part of a verb, and so of a term."""
ENGLISH_PREPOSITIONS = word_set("of in for from to by with at on over against between")
"""Prepositions that may follow the head of a noun phrase."""
ENGLISH_SENTENCE_OPENERS = word_set(
    """
    a an the this that these those he she it we they you his her its our their your my who which
    what when where why how and but or because if as in on at to of with for from by after before so
    then there not no all some many both also while although though since until only just even more
    most one two three such according during through without under over between against about like
    than or nor yet still once every each any another other
    """
)
"""Words that have a capital only where they begin a sentence: not `I`, `May` or `Will`."""

# Words before a noun.

DUTCH_DETERMINERS = word_set(
    """
    de het een deze die dit dat zijn haar hun mijn onze ons uw geen elke elk iedere ieder
    """
)
"""Words right before a noun or its adjective."""
DUTCH_BEFORE_INSTITUTIONS = DUTCH_DETERMINERS | word_set(
    "'t 'n den der des jouw jullie alle eerste tweede derde"
)
"""After these, older forms and ordinals among them, capitals belong to an institution or a title,
not to a person."""

# Small words inside names and terms.

DUTCH_NAME_PARTICLES = word_set("van de der den von")
"""Between the parts of a name in running text, where `en` and `te` part two names more often."""
DUTCH_PHRASE_PARTICLES = word_set("van de der den het in en voor")
"""Inside a term of several words."""
BYLINE_PARTICLES = word_set(
    """
    van de den der het 't ’t 's ’s te ten ter tot op von zu di da del la le du el bin en and &
    """
)
"""In a line that names authors, of any language."""

# Words that tell Dutch from English.

DUTCH_COUNTED_WORDS = word_set(
    """
    aan als bij dan dat de deze die dit een en er geen haar heeft het hij hun ik je kon maar naar
    niet nog nu om ook op te toen uit van voor waar werd wordt worden zal ze zich zij zijn zou
    """
)
ENGLISH_COUNTED_WORDS = word_set(
    """
    a an and are as at be been but by for from has have he his i it its not on she that the their
    them there they this to were which who with would you
    """
)
"""The commonest words, to be counted over a whole text.  None is common in the other language:
`of`, `in`, `was` and `had` are in both."""
DUTCH_ONLY_WORDS = word_set(
    """
    de het een en van dat te niet aan er maar ook als voor zij hij ze ik wij u je haar hun naar uit
    bij nog wel dan dit deze om tot heeft wordt werd worden kan zal zou zijn geen meer zich mijn ons
    onze hebben want dus heb ben bent wat waar wie hoe
    """
)
ENGLISH_ONLY_WORDS = word_set(
    """
    the and that this with for from are were been not but which who his their they she it its you
    your my our would could should shall to be by as at an or about into without when there than any
    has have
    """
)
"""Function words that the other language does not have at all, so that one of them decides for a
short passage: not `die` or `me`."""
ENGLISH_WORDS_IN_DUTCH = word_set("the of and to from with by on his her its their")
"""A segment of a Dutch text with two of these counts as English and is not searched for terms."""

# Names.

DUTCH_WELL_KNOWN_NAMES = word_set(
    """
    amerikaans amerikaanse belgisch belgische brits britse chinees chinese duits duitse duitser
    duitsers engels engelse europees europese frans franse fransen franstalige italiaans italiaanse
    joods joodse nederlands nederlandse pools poolse russisch russische rus russen spaans spaanse
    vlaams vlaamse zweeds zweedse zwitsers zwitserse nederland duitsland engeland frankrijk belgië
    spanje italië europa amerika pasen kerstmis god
    """
)
"""Peoples, countries and their like, case folded: capitalised words whose English every dictionary
has; parts of names all the same."""
