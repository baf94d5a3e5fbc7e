"""The words that decide whether a full stop ends a sentence. Lower case, without the stop."""

TITLES = frozenset(
    "mr mrs ms mx dr drs prof profs sens reps gens govs "
    "gen lt col maj capt cmdr cdr sgt cpl pvt adm sen rep gov pres rev "
    "hon fr msgr amb insp det supt st mt ft brig messrs mme mlle sec atty asst dir".split()
)
"""A name follows them: their stop ends a sentence almost never."""

BEFORE_NUMBERS = frozenset("no nos fig figs p pp vol vols ch chap art sec para pt ver op".split())
"""Their stop does not end a sentence when figures follow ("No. 5")."""

MONTHS = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec".split())

MONTHS_AFTER_ORDINALS = frozenset(
    "januar februar märz april mai juni juli august september oktober november dezember".split()
)
"""German prints a day as an ordinal: "am 9. März". English hardly ever does."""

ABBREVIATIONS = frozenset(
    "inc corp ltd co cos bros jr sr vs v al approx ca cf dept univ assn ave blvd rd e.g "
    "i.e viz ph.d m.d esq".split()
)
"""Their stop ends a sentence only when the next word is one that begins sentences."""

SHORT = frozenset({"etc", "est", "ext", "tel", "max", "min", "avg"}) | BEFORE_NUMBERS | MONTHS
"""Abbreviations of three letters that also stand at a sentence's end."""

STATES = frozenset(
    "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont "
    "Neb Nev Okla Ore Pa Penn Tenn Tex Vt Va Wash Wis Wyo".split()
)
"""As `ABBREVIATIONS`, but only with their capital: "ill" and "miss" are words."""

ALSO_STREETS = frozenset({"st", "ft"})
"""Titles that may end a sentence, as in "Main St."."""

TIMES_OF_DAY = frozenset({"a.m", "p.m"})
AFTER_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april "
    "may june july august september october november december et est edt ct cst cdt mt mst "
    "mdt pt pst pdt gmt utc bst cet cest ist jst eastern pacific central mountain jan feb mar "
    "apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun local".split()
)
"""What may follow "6 p.m." within the sentence although it is written with a capital."""

SENTENCE_STARTERS = frozenset(
    "the a an it its he she they we i you his her their our my your this that these those "
    "there here but and or nor so yet if when while as at in on by for from to with of after "
    "before since until although though however meanwhile moreover furthermore also some many "
    "most several all both each every no not one two now then today yesterday earlier later "
    "last next according asked what who why how where which whether because despite during "
    "under once only even still another other such nobody nothing everyone instead thus hence "
    "therefore indeed perhaps about among between neither either let it's he's she's that's "
    "there's they're we're i'm you're don't can't didn't".split()
)
"""Words that begin sentences and hardly ever names: a capital on them means a new sentence."""

SAY_VERBS = frozenset(
    "said says say asked asks ask replied replies answered answers added adds told tells "
    "shouted shouts cried cries exclaimed wondered wonders wrote writes tweeted posted "
    "demanded demands insisted yelled screamed quipped joked warned urged continued recalled "
    "responded countered retorted snapped whispered muttered laughed sighed declared "
    "announced claimed argued".split()
)
