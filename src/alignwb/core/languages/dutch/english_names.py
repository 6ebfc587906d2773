"""Dutch names that have another form in English: places, rivers, rulers, saints, the ancients."""

from functools import cache, lru_cache

_PLACES = """
    Abessinië Abyssinia; Aken Aachen; Alexandrië Alexandria; Algerije Algeria; Alpen Alps;
    Andalusië Andalusia; Antiochië Antioch; Antwerpen Antwerp; Apennijnen Apennines; Arabië
    Arabia; Argentinië Argentina; Armenië Armenia; Athene Athens; Atrecht Arras; Attika Attica;
    Australië Australia; Azië Asia; Azoren Azores; Babylonië Babylonia; Bagdad Baghdad; Balearen
    Balearics; Balkan Balkans; Bazel Basel Basle; Beieren Bavaria; Beiroet Beirut; Belgrado
    Belgrade; Bern Berne; Birma Burma; Bithynië Bithynia; Boedapest Budapest; Boekarest Bucharest;
    Bohemen Bohemia; Bourgondië Burgundy; Brazilië Brazil; Bretagne Brittany; Brugge Bruges;
    Brunswijk Brunswick; Brussel Brussels; Bulgarije Bulgaria; Carthago Carthage; Castilië
    Castile; Catalonië Catalonia; Caïro Cairo; Constantinopel Constantinople; Cycladen Cyclades;
    Dalmatië Dalmatia; Dardanellen Dardanelles; Denemarken Denmark; Donau Danube; Doornik Tournai;
    Duinkerken Dunkirk; Efeze Ephesus; Egypte Egypt; Elzas Alsace; Ethiopië Ethiopia; Etsch Adige;
    Eufraat Euphrates; Filipijnen Philippines; Galicië Galicia; Galilea Galilee; Gallië Gaul;
    Gelderland Guelders; Gent Ghent; Genua Genoa; Genève Geneva; Griekenland Greece; Haag Hague;
    Hannover Hanover; Hebriden Hebrides; Henegouwen Hainaut; Hessen Hesse; Hongarije Hungary;
    Ieper Ypres; Ierland Ireland; IJsland Iceland; Indië Indies India; Indonesië Indonesia;
    Istanboel Istanbul; Ithaka Ithaca; Jeruzalem Jerusalem; Joegoslavië Yugoslavia; Jordaan
    Jordan; Kaapstad Cape; Kafarnaüm Capernaum; Kalkedon Chalcedon; Kamerijk Cambrai; Kanaän
    Canaan; Karinthië Carinthia; Karpaten Carpathians; Kaukasus Caucasus; Kaïro Cairo; Keulen
    Cologne; Kleef Cleves; Konstantinopel Constantinople; Konstanz Constance; Kopenhagen
    Copenhagen; Korinthe Corinth; Kortrijk Courtrai; Krakau Cracow Krakow Kraków; Kreta Crete;
    Krim Crimea; Kroatië Croatia; Leuven Louvain; Libanon Lebanon; Libië Libya; Lissabon Lisbon;
    Litouwen Lithuania; Lombardije Lombardy; Londen London; Lotharingen Lorraine; Luik Liège
    Liege; Luxemburg Luxembourg; Luzern Lucerne; Maagdenburg Magdeburg; Maas Meuse; Macedonië
    Macedonia; Maleisië Malaysia; Marokko Morocco; Marseille Marseilles; Mechelen Mechlin Malines;
    Mekka Mecca; Mesopotamië Mesopotamia; Milaan Milan; Moezel Moselle; Moldavië Moldavia Moldova;
    Molukken Moluccas; Moravië Moravia; Moskou Moscow; München Munich; Namen Namur; Napels Naples;
    Navarra Navarre; Neurenberg Nuremberg; Nicea Nicaea; Nieuwpoort Nieuport; Nijl Nile; Ninive
    Nineveh; Noorwegen Norway; Normandië Normandy; Numidië Numidia; Oekraïne Ukraine; Oeral Urals
    Ural; Oostende Ostend; Oostenrijk Austria; Oranje Orange; Orkaden Orkneys; Palestina
    Palestine; Palts Palatinate; Parijs Paris; Peking Beijing; Perzië Persia; Piëmont Piedmont;
    Polen Poland; Pommeren Pomerania; Praag Prague; Pruisen Prussia; Pyreneeën Pyrenees; Rhodos
    Rhodes; Rijn Rhine; Rijsel Lille; Roemenië Romania Rumania; Rusland Russia; Saksen Saxony;
    Sardinië Sardinia; Savoye Savoy; Schelde Scheldt; Schotland Scotland; Servië Serbia Servia;
    Sevastopol Sebastopol; Sevilla Seville; Siberië Siberia; Sicilië Sicily; Silezië Silesia;
    Sleeswijk Schleswig; Sporaden Sporades; Straatsburg Strasbourg Strasburg; Syrië Syria; Taag
    Tagus; Thebe Thebes; Theems Thames; Thessalië Thessaly; Thracië Thrace; Thüringen Thuringia;
    Tirol Tyrol; Toscane Tuscany; Transsylvanië Transylvania; Trente Trent; Tripolis Tripoli;
    Triëst Trieste; Troje Troy; Tsjechië Czechia; Tunesië Tunisia; Turijn Turin; Turkije Turkey;
    Tyrus Tyre; Umbrië Umbria; Venetië Venice; Veurne Furnes; Vlaanderen Flanders; Vlissingen
    Flushing; Vogezen Vosges; Wallonië Wallonia; Warschau Warsaw; Weenen Vienna; Weichsel Vistula;
    Wenen Vienna; Westfalen Westphalia; Wezer Weser; Wolga Volga; Zevenburgen
    Transylvania; Zwaben Swabia; Zweden Sweden; Zwitserland Switzerland
"""
_PERSONS = """
    Achab Ahab; Adriaan Adrian Hadrian; Adrianus Adrian; Aischylos Aeschylus; Albrecht Albert;
    Alexius Alexis; Alkibiades Alcibiades; Ambrosius Ambrose; Andreas Andrew; Anna Anne Ann;
    Anthonie Anthony; Antonius Antony Anthony; Aquino Aquinas; Aristoteles Aristotle; Augustinus
    Augustine Austin; Augustus August; Averroës Averroes; Balthazar Belshazzar; Bartholomeus
    Bartholomew; Basilius Basil; Batseba Bathsheba; Benedictus Benedict; Bileam Balaam; Boeddha
    Buddha; Bonaventura Bonaventure; Bonifacius Boniface; Bonifatius Boniface; Boudewijn Baldwin;
    Caecilia Cecilia; Calvijn Calvin; Carolus Charles; Catharina Catherine Katherine Catharine;
    Catilina Catiline; Christoffel Christopher; Christus Christ; Chroesjtsjov Khrushchev; Clemens
    Clement; Constantijn Constantine; Cornelis Cornelius; Cyprianus Cyprian; Cyrillus Cyril;
    Daniël Daniel; Demokritus Democritus; Dina Dinah; Dionysius Denis; Djengis Genghis; Dominicus
    Dominic; Eduard Edward; Eleonora Eleanor; Elia Elijah; Elisa Elisha; Elisabeth Elizabeth;
    Euklides Euclid; Eva Eve; Ezau Esau; Ezechiël Ezekiel; Filemon Philemon; Filippa Philippa;
    Filippus Philip; Filips Philip; Franciscus Francis; Frans Francis Francois; Frederik
    Frederick; Gabriël Gabriel; Godevaart Godfrey; Godfried Godfrey; Gorbatsjov Gorbachev;
    Gregorius Gregory; Gustaaf Gustavus; Habakuk Habakkuk; Hadrianus Hadrian; Haggaï Haggai;
    Hendrik Henry; Herakles Hercules Heracles; Heraklitus Heraclitus; Herodes Herod; Hieronymus
    Jerome; Hippokrates Hippocrates; Hizkia Hezekiah; Homerus Homer; Horatius Horace; Hugo Hugh;
    Iason Jason; Innocentius Innocent; Isaak Isaac; Isabella Isabel; Ismaël Ishmael; Israël
    Israel; Izaäk Isaac; Izebel Jezebel; Jacoba Jacqueline; Jacobus James; Jakob Jacob James;
    Jakobus James; Jan John; Jefta Jephthah; Jeltsin Yeltsin; Jeremia Jeremiah; Jerobeam Jeroboam;
    Jesaja Isaiah; Jezus Jesus; Johan John; Johanna Joan Joanna Jane; Johannes John; Jojakim
    Jehoiakim; Jona Jonah; Joris George; Jozef Joseph; Jozefina Josephine; Jozua Joshua; Judas
    Jude; Juvenalis Juvenal; Kajafas Caiaphas; Karel Charles Carl; Karloman Carloman; Kaïn Cain;
    Klytaimnestra Clytemnestra; Koenraad Conrad; Konstantijn Constantine; Laurentius Laurence
    Lawrence; Livius Livy; Lodewijk Louis Lewis Ludwig; Lotharius Lothair; Lucas Luke; Lucianus
    Lucian; Lukas Luke; Maarten Martin; Machteld Matilda; Magdalena Magdalene; Maleachi Malachi;
    Marcus Mark; Margareta Margaret; Margaretha Margaret; Maria Mary; Markus Mark; Martialis
    Martial; Martinus Martin; Mathilde Matilda; Matteüs Matthew; Mattheüs Matthew; Maurits
    Maurice; Maximiliaan Maximilian; Melanchton Melanchthon; Methusalem Methuselah; Micha Micah;
    Michaël Michael; Mohammed Muhammad Mahomet; Mordechai Mordecai; Mozes Moses; Naftali Naphtali;
    Nebukadnezar Nebuchadnezzar; Nehemia Nehemiah; Nicolaas Nicholas; Nikolaas Nicholas; Noach
    Noah; Obadja Obadiah; Octavianus Octavian; Odysseus Ulysses; Ovidius Ovid; Paulus Paul; Pepijn
    Pepin; Perikles Pericles; Petrarca Petrarch; Petrus Peter; Philippus Philip; Philips Philip;
    Pieter Peter; Pilatus Pilate; Plinius Pliny; Plutarchus Plutarch; Pompejus Pompey; Ptolemaeus
    Ptolemy; Rachmaninov Rachmaninoff; Rafael Raphael; Rafaël Raphael; Rebekka Rebecca; Rehabeam
    Rehoboam; Rudolf Rudolph; Saladijn Saladin; Sallustius Sallust; Salomo Solomon; Salomon
    Solomon; Samuël Samuel; Sanherib Sennacherib; Sebastiaan Sebastian; Simeon Simon; Simson
    Samson; Sofia Sophia; Sofie Sophia Sophie; Sofocles Sophocles; Sokrates Socrates; Stefanus
    Stephen; Stephanus Stephen; Suzanna Susanna; Tankred Tancred; Tarquinius Tarquin; Terentius
    Terence; Themistokles Themistocles; Theodoor Theodore; Theodorik Theodoric; Theresia Theresa;
    Timoteüs Timothy; Titiaan Titian; Tobias Tobit; Toetanchamon Tutankhamun; Tomas Thomas;
    Trajanus Trajan; Tsjaikovski Tchaikovsky; Urbanus Urban; Vergilius Virgil Vergil; Victorinus
    Victor; Wenceslaus Wenceslas; Wilhelm William; Willebrord Willibrord; Willem William; Zacharia
    Zechariah; Zacharias Zachary Zechariah; Zebulon Zebulun; Zefanja Zephaniah; Zoroaster
    Zarathustra
"""
_LATIN = (("aeus", ("y",)), ("ius", ("", "y", "e")), ("us", ("", "e")))
"""Endings of Latin names, and what English has for them: Turpin, Livy, Eugene, Justinian."""
_SHORTEST = 4
"""Letters that are left of a Latin name without its ending."""


@lru_cache(maxsize=4096)
def english_names(name: str) -> frozenset[str]:
    """The other forms that a Dutch name has in English, case folded; none if it has no other."""
    folded = name.casefold()
    known = _english_of().get(folded)
    if known is not None:
        return known
    for ending, endings in _LATIN:
        stem = folded.removesuffix(ending)
        if stem != folded:
            return frozenset(stem + each for each in endings if len(stem) >= _SHORTEST)
    return frozenset()


def is_english_name(word: str) -> bool:
    """Whether a word is the English form of one of the names listed here."""
    return word.casefold() in _english()


@cache
def _english_of() -> dict[str, frozenset[str]]:
    rows = (row.casefold().split() for row in f"{_PLACES};{_PERSONS}".split(";"))
    return {name: frozenset(english) for name, *english in rows}


@cache
def _english() -> frozenset[str]:
    return frozenset[str]().union(*_english_of().values())
