"""Plain sentences, for what no particular text should decide."""

DUTCH = (
    "Het is vandaag mooi weer.",
    "Zij gaf hem de brief, maar hij las hem niet.",
    "Waar heb je dat boek gevonden?",
    "In het jaar daarna verhuisde het gezin naar een kleiner huis aan de rand van de stad.",
    "De oude vrouw vroeg hem binnen te komen en de deur achter zich dicht te doen.",
    "Na een uur kwamen de anderen ook.",
    "De commissie heeft op 12 maart 1954 besloten het voorstel niet over te nemen.",
    "Wat zou er gebeurd zijn als zij die avond thuis was gebleven?",
    "Volgens hem (en hij kon het weten) was de oogst slecht; toch klaagde niemand.",
    "Maar dat is nu al lang geleden.",
    "Er stonden drie stoelen, een tafel en een kast in de kamer.",
    "Ik weet het niet, antwoordde Jan.",
    "Dit begrip komt voor het eerst voor bij de schrijvers van de vorige eeuw.",
    "Toen werd het stil.",
)

ENGLISH = (
    "The weather is fine today.",
    "She gave him the letter, but he did not read it.",
    "Where did you find that book?",
    "The year after, the family moved to a smaller house at the edge of the town.",
    "The old woman asked him to come in and to close the door behind him.",
    "After an hour the others came too.",
    "On 12 March 1954 the committee decided not to adopt the proposal.",
    "What would have happened if she had stayed at home that evening?",
    "According to him (and he could know) the harvest was poor; yet nobody complained.",
    "But that is long ago now.",
    "There were three chairs, a table and a cupboard in the room.",
    "I don't know, John answered.",
    "This notion first occurs in the writers of the previous century.",
    "Then everything was quiet.",
)
