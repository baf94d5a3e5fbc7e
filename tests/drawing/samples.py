"""Reports, quotes and checks to draw. All people and outlets are fictional."""

from datetime import date

from hypothesis import strategies as st

from bot.domain.answer import Quote
from bot.domain.check import Check
from bot.domain.claim import Status
from bot.domain.document import DocumentId, DocumentRef
from bot.domain.event import EventRole, Granularity
from bot.domain.timeline import DatedReport, ReportedEvent, SentenceQuote, Timeline

HOSTILE = (
    "$x_1^2$ _under_ \\frac{1}{2} `code`",
    "董经纬是国家安全部副部长，據報導他去了美國。" * 4,
    "Ź̷̧̛͍̣̤̟͂̾a̴̡̛͙̠̦͐̿l̵̨̗͒̓g̶̢̱̽o̷̧̎̈́ " * 9,
    "\u202egnp.exe\u202c \u200b\u200d\u2066hidden\u2069\x00\x07\r\nnext",
    "W" * 300,
    "ﷺ﷽ שלום עולם السلام عليكم " * 8,
    "\ufffe\U0001f600 \U0010ffff \U000e0041",
    "i" * 900,
    "naïve Łódź Ħħ Ếễ ß ﬁ œ " * 6,
    " \u3000\u2028 ",
)

words = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(max_size=60),
    st.text(alphabet="abc def", max_size=400),
)
names = words.filter(lambda text: text != "")
statuses = st.sampled_from(list(Status))
documents = st.builds(
    DocumentRef,
    id=st.sampled_from([DocumentId(f"DOC0000{number}") for number in range(6)]),
    version=st.just(1),
    file_name=st.just("a.txt"),
    title=names,
    publisher=st.none() | names,
    published=st.sampled_from([None, "2021", "2021-03", "2021-03-04"]),
    url=st.none(),
)
_DATES = (
    (None, None, None, None),
    ("XXXX-03", None, None, Granularity.MONTH),
    ("1985", date(1985, 1, 1), date(1985, 12, 31), Granularity.YEAR),
    ("2018-04/..", date(2018, 4, 1), None, Granularity.MONTH),
    ("../2009", None, date(2009, 12, 31), Granularity.YEAR),
    ("2021-02~", date(2021, 2, 1), date(2021, 2, 28), Granularity.MONTH),
    ("2021-06-17", date(2021, 6, 17), date(2021, 6, 17), Granularity.DAY),
)


@st.composite
def reports(draw: st.DrawFn) -> DatedReport:
    edtf, earliest, latest, granularity = draw(st.sampled_from(_DATES))
    inferred = draw(st.booleans())
    text = draw(names)
    return DatedReport(
        document=draw(documents),
        start=0,
        end=1,
        expression=draw(names),
        sentence=SentenceQuote(start=0, end=len(text), text=text),
        edtf=edtf,
        earliest=earliest,
        latest=latest,
        granularity=granularity,
        year_inferred=inferred,
        year_reason="the publication date" if inferred else None,
        role=draw(st.sampled_from(list(EventRole))),
        said_by=tuple(draw(st.lists(names, max_size=3))),
        status=draw(statuses),
    )


events = st.builds(
    ReportedEvent,
    reports=st.lists(reports(), min_size=1, max_size=3).map(tuple),
    disagreements=st.sampled_from([(), ("2021-06-17", "2021-06-18")]),
)
timelines = st.builds(
    Timeline,
    events=st.lists(events, max_size=12).map(tuple),
    first=st.just(0),
    total=st.just(40),
    notes=st.lists(words, max_size=2).map(tuple),
)
quotes = st.builds(
    Quote,
    document=documents,
    start=st.just(0),
    end=st.just(1),
    text=names,
    paragraph=st.just(1),
    said_by=st.lists(names | st.sampled_from(["A", "B", "C", "unspecified"]), max_size=9).map(
        tuple
    ),
    hedged=st.just(False),
    hedge_words=st.just(()),
    denial=st.booleans(),
    status=statuses,
    reasons=st.just(("Because.",)),
    origins=st.lists(names | st.sampled_from(["A", "B", "C"]), max_size=4).map(tuple),
)


@st.composite
def checks(draw: st.DrawFn) -> Check:
    supporting = tuple(draw(st.lists(quotes, max_size=4)))
    against = tuple(draw(st.lists(quotes, max_size=4)))
    backed = supporting or against
    return Check(
        statement=draw(names),
        verdict=draw(statuses).value if backed else "not-in-sources",
        note=draw(names),
        supporting=supporting,
        against=against,
        origins=tuple(draw(st.lists(names, max_size=3))),
    )


def report(
    edtf: str | None = "2021-06-17",
    earliest: date | None = date(2021, 6, 17),
    latest: date | None = date(2021, 6, 17),
    /,
    **changes: object,
) -> DatedReport:
    text = "The dam at Orrinmere gave way."
    values: dict[str, object] = {
        "document": document("Tresk Press"),
        "start": 0,
        "end": 4,
        "expression": "then",
        "sentence": SentenceQuote(start=0, end=len(text), text=text),
        "granularity": Granularity.DAY,
        "year_inferred": False,
        "role": EventRole.HAPPENED,
        "said_by": (),
        "status": Status.STATED,
    }
    dated = {"edtf": edtf, "earliest": earliest, "latest": latest}
    return DatedReport.model_validate({**values, **dated, **changes})


def timeline(*found: DatedReport, total: int | None = None) -> Timeline:
    return Timeline(
        events=tuple(ReportedEvent(reports=(each,), disagreements=()) for each in found),
        first=0,
        total=total or len(found),
        notes=(),
    )


def document(publisher: str, published: str | None = "2021-06-17") -> DocumentRef:
    return DocumentRef(
        id=DocumentId(publisher.upper().replace(" ", "")[:8]),
        version=1,
        file_name=f"{publisher}.txt",
        title=f"News of {publisher}",
        publisher=publisher,
        published=published,
        url=None,
    )


def quote(publisher: str, *said_by: str, origin: str, denial: bool = False) -> Quote:
    return Quote(
        document=document(publisher),
        start=0,
        end=3,
        text="Yes",
        paragraph=1,
        said_by=said_by,
        hedged=False,
        hedge_words=(),
        denial=denial,
        status=Status.UNVERIFIED,
        reasons=("Unverified",),
        origins=(origin,),
    )


def check(supporting: list[Quote], against: list[Quote] | None = None) -> Check:
    return Check(
        statement="The dam was warned about.",
        verdict="unverified",
        note="Nobody has verified this.",
        supporting=tuple(supporting),
        against=tuple(against or ()),
        origins=("Silt & Stone",),
    )
