"""Words that ascribe: verbs by what they take, nouns of saying, kinds of sources.

The classes follow Quirk et al., "A Comprehensive Grammar of the English Language", 16.31
(public and private factual verbs, suasive verbs), filled up from newsroom usage.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Public verbs: with a clause or a quotation.
SAY = _words("""
say state claim report write tweet post add tell announce confirm reveal disclose insist argue
assert maintain contend allege explain declare admit acknowledge concede testify reply respond
answer remark comment observe recall recount mention stress emphasize emphasise underline
underscore reiterate repeat imply hint complain lament vow pledge promise swear boast brag muse
opine speculate theorize theorise posit quip retort counter inform assure remind caution warn
predict forecast clarify elaborate volunteer affirm attest proclaim blog retweet divulge confess
proffer concur postulate hypothesise hypothesize profess purport certify intimate bemoan guarantee
ask call deny dispute
""")

# Of these an object alone is what was said: "announced a sale", but not "maintained the bridge".
SAY_OBJECT = _words("""
say claim report announce confirm reveal disclose declare admit acknowledge concede allege
reiterate emphasize emphasise underline underscore mention imply predict forecast promise pledge
explain clarify profess proclaim divulge confess boast lament bemoan insist testify tweet retweet
deny call
""")
NOT_SAID = _words(
    "life lives victory asylum prize victims responsibility patient patients benefits"
)

# Ways of speaking: with a quotation only, they mean other things as often.
MANNER = _words("""
joke shout yell whisper mutter chant sing plead fret gripe rant snap crow gush cry exult chime
reckon tease preach lecture scoff sneer chide moan grumble exclaim interject deadpan marvel recite
narrate broadcast begin continue
""")

# Findings: with a clause only; the source may be a study, a poll or papers.
SHOW = _words("""
show suggest indicate find conclude estimate project calculate note discover determine learn
establish demonstrate prove signal rule read document detail reflect illustrate
""")

# Verdicts on something or somebody: an object is enough.
JUDGE = _words("""
 refute rebut disavow disown criticize criticise blast slam condemn denounce decry deplore praise
laud tout accuse blame describe label dub brand characterize characterise portray cite quote mock
ridicule deride lambast lambaste chastise scold rebuke berate assail admonish castigate applaud
commend compliment endorse liken disparage belittle downplay propose recommend advise advocate
urge demand discuss contradict attribute ascribe implore exhort vilify malign repudiate rebuff
debunk scorn excoriate skewer pillory question reference invoke reject dismiss request  attack
defend welcome challenge
""")

# Of these the object must itself be words: "rejected the claim", not "rejected the parcel".
JUDGE_WORDS = _words("""
attack defend welcome challenge question reference invoke reject dismiss dispute discuss request
cite quote
""")

# Private verbs: what somebody holds, with a clause ("believe that") or an infinitive.
THINK = _words("""
believe think feel know suspect fear worry hope expect doubt wonder assume presume suppose
understand realize realise recognize recognise imagine guess figure anticipate agree disagree
conclude wish foresee remember hear see consider decide trust
""")

# States of mind that take a clause: "is certain that".
SURE = _words("certain sure convinced adamant confident positive sceptical skeptical doubtful")

# Wishes and plans that the text ascribes: with an infinitive or a clause.
WANT = _words("want plan intend hope refuse decline threaten vow agree")

# Speech without its content: "also spoke about the bridge".
TALK = _words("speak talk comment testify tweet respond reply blog remark elaborate opine write")

# With these prepositions a verb ascribes even without an object.
PREPOSITIONAL = {
    "call": _words("for on"),
    "complain": _words("about of that"),
    "warn": _words("of against about"),
    "speak": _words("of about against out on for"),
    "talk": _words("of about up"),
    "testify": _words("about against for on"),
    "comment": _words("on about upon"),
    "elaborate": _words("on"),
    "tweet": _words("about at"),
    "blog": _words("about"),
    "write": _words("of about"),
    "brag": _words("about of"),
    "see": _words("as"),
    "view": _words("as"),
    "regard": _words("as"),
    "hint": _words("at"),
    "rule": _words("against"),
    "side": _words("with"),
    "refer": _words("to"),
    "point": _words("to out"),
    "allude": _words("to"),
    "object": _words("to"),
    "agree": _words("with on to"),
    "disagree": _words("with on over"),
    "push": _words("back for"),
    "rail": _words("against at"),
    "appeal": _words("for to"),
    "apologize": _words("for to"),
    "apologise": _words("for to"),
    "vouch": _words("for"),
    "lash": _words("out"),
    "hit": _words("back out"),
    "argue": _words("for against over about"),
    "advocate": _words("for"),
    "think": _words("of about"),
    "believe": _words("in"),
    "worry": _words("about"),
    "insist": _words("on"),
    "lobby": _words("for against"),
    "press": _words("for"),
    "boast": _words("of about"),
    "lie": _words("about"),
    "know": _words("of about"),
}

# "is believed to", "was reported that": these ascribe in the passive without any agent.
IMPERSONAL = _words("""
believe think say report rumor rumour allege suspect understand expect assume presume claim
estimate fear know hold hear accuse blame predict forecast repute purport feel tip describe
mention speculate acknowledge
""")

# The lemmatizer reads "hoped" as a form of "hop"; nobody hops that something is so.
_LEMMAS = {"hop": "hope", "rumour": "rumor"}


def lemma_of(printed_lemma: str) -> str:
    """Return a lemma in the lexicon's spelling."""
    lemma = printed_lemma.lower()
    return _LEMMAS.get(lemma, lemma)


# Printed forms that the model often takes for adjectives.
IMPERSONAL_FORMS = _words(
    "rumored rumoured alleged reputed purported believed thought said reported"
)

ADVERBS = _words("reportedly allegedly purportedly supposedly reputedly rumoredly ostensibly")

NOUNS = _words("""
claim allegation rumor rumour report statement denial testimony accusation assertion belief fear
suggestion suspicion warning announcement prediction argument comment remark admission confession
theory speculation promise pledge vow threat demand complaint contention estimate insistence
acknowledgment acknowledgement acknowledgement disclosure revelation finding conclusion opinion
view criticism charge declaration assessment assurance forecast reminder notion hope expectation
worry concern recommendation proposal assumption guess verdict conviction rebuttal retraction
insinuation hint hypothesis perception doubt quote tweet description characterization
characterisation proclamation boast
""")

# With a bare "of" or "about" these are more often things than acts of saying.
WORDY = _words("""
idea notion story account version evidence figure number narrative accusation question result
coverage plan proposal integrity legitimacy eligibility motive need wisdom allegation
""")
# "The poll shows a close race": of these, findings take an object too.
STUDIES = _words("poll survey study figure data report average audit inquiry review estimate")
RUMOURS = _words("""
rumor rumors rumour rumours report reports allegation allegations claim claims accusation
accusations charge charges fear fears speculation suspicion suspicions suggestion suggestions
warnings calls
""")
DOCUMENT_NOUNS = _words("""
report statement article story letter interview column dispatch post tweet memo communique
communiqué email message thread blog filing testimony review editorial transcript bulletin
broadcast video speech notice release
""")

OUTLET_WORDS = _words("""
post times news daily tribune herald journal reuters gazette courier ledger chronicle observer
telegraph guardian mail mirror globe star sun examiner inquirer dispatch register sentinel
standard weekly magazine radio tv television broadcaster press media newspaper newspapers website
paper papers blog tabloid tabloids newswire podcast newsletter bulletin argus echo advertiser
review press today insider beacon record clarion messenger correspondent bbc cnn nbc abc cbs afp
ap npr
""")

# Of them one cannot be told from another: "a spokesman said", "engineers say".
INDEFINITE = _words("a an one two three four five another some several many no few")

GROUPS = _words("""
people officials sources experts critics analysts supporters opponents witnesses residents
authorities lawmakers investigators prosecutors police doctors scientists researchers aides
advisers advisors insiders observers diplomats reporters journalists others some many several
republicans democrats voters lawyers executives employees workers relatives neighbours neighbors
locals
""")

ANONYMOUS_HEADS = _words("""
source sources official officials insider insiders person people somebody someone one some many
others several aide aides adviser advisers advisor advisors observer observers analyst analysts
expert experts critic critics witness witnesses diplomat diplomats executive executives employee
employees resident residents investigator investigators few those reporter reporters lawmaker
lawmakers friend friends colleague colleagues relative relatives individual individuals user users
neighbour neighbours neighbor neighbors local locals man woman passer-by passers-by bystander
scientist scientists worker workers researcher researchers commentator commentators lawyer lawyers
doctor doctors supporter supporters opponent opponents
""")

PERSON_ROLES = _words("""
spokesman spokeswoman spokesperson minister president mayor professor director chairman chairwoman
chair governor senator secretary ambassador general colonel captain lawyer attorney judge editor
reporter journalist analyst author candidate nominee leader chief commissioner sheriff inspector
engineer scientist doctor nurse teacher owner manager founder officer detective prosecutor witness
bishop king queen prince princess premier chancellor congressman congresswoman lawmaker councillor
harbourmaster curator historian economist pollster strategist adviser advisor aide official
defector dissident activist widow husband wife father mother brother sister son daughter man woman
coach player actor actress singer writer mayor skipper deputy treasurer architect contractor pilot
commander admiral clerk consultant banker broker envoy diplomat negotiator driver manager captain
resident president-elect vicar rector dean sergeant major officer pathologist
neighbour neighbor resident witness farmer fisherman diver student pensioner shopkeeper baker
surgeon vet priest monk keeper mechanic walker colleague insider trader dealer landlord tenant
""")

ORGANISATION_ROLES = _words("""
ministry department agency company party university hospital council commission committee court
bank government police institute foundation union association board bureau army navy embassy
authority firm group organisation organization club charity regulator parliament senate campaign
office service museum college school church watchdog consortium ngo coalition federation society
tribunal senate congress cabinet presidency embassy airline operator utility brigade
""")

OUTLET_ROLES = _words("""
website site outlet newspaper paper magazine blog broadcaster channel network tabloid daily weekly
station newsletter podcast portal publication newsroom wire
""")

TITLES = _words("mr mrs ms miss dr sir dame lord lady prof sen rep gov gen col capt sgt lt rev")

FIRST_PERSON = _words("i we me us our my")

NOBODY = FIRST_PERSON | _words(
    "neither you there what this that which who whom nobody none nothing"
)
