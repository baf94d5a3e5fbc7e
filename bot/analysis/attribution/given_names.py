"""Common given names whose bearers are nearly always of one gender.

Written from general knowledge of European, American and some Asian usage; names that either
gender bears ("Robin", "Kim", "Alex") are left out. A missing name only costs a resolution.
"""

SHE = frozenset(
    "ada agnes aisha alice alicia alma amanda amelia amina amy ana anastasia andrea angela"
    " anita ann anna anne annika anya astrid barbara beatrice bella birgit bridget camilla carla"
    " carmen carol caroline catherine cecilia charlotte chiara christina claire clara claudia"
    " cora daniela deborah diana dora dorothy edith eileen elaine elena eleanor elisa elizabeth"
    " ella ellen elsa emilia emily emma erica erika esther eva eve fatima fiona florence frances"
    " freya frida gabriela gemma georgia grace greta hanna hannah heather heidi helen helena"
    " helga hilda ida ines ingrid irene iris isabel isabella ivana jane janet jasmine jennifer"
    " jessica joan joanna judith julia juliet karen karin katarina kate katherine kathleen katja"
    " laila laura leila lena lily linda lisa lucia lucy maja margaret maria marianne marie"
    " marina marta martha mary matilda maya megan mei melissa mia michelle mira miriam molly"
    " monica nadia nancy natalia natasha nina nora olga olivia orla patricia paula penelope"
    " petra rachel rebecca rita rosa rose ruth sabine samantha sandra sara sarah selma sigrid"
    " silvia sofia sonia sophia sophie stella susan svetlana sylvia tamara tanya teresa tessa"
    " theresa thea tina ulla ursula valentina vera veronica victoria viola wanda wendy yasmin"
    " yvonne zoe".split()
)

HE = frozenset(
    "aaron abel adam adrian ahmed alan albert alexander alfred ali anders andreas andrew"
    " anthony anton antonio arne arthur axel bartholomew ben benjamin bernard bill bjorn bob"
    " boris brandon brian bruno bruce calvin carl carlos cesar charles christian christopher"
    " claus clive colin conrad cyril dan daniel david dennis derek diego dmitri donald douglas"
    " edgar edmund eduardo edward edwin emil enrique eric erik ernest eugene felix fernando finn"
    " frank franz fred frederick gareth gary gavin geoffrey george gerald gerhard gilbert"
    " giovanni gordon graham greg gregory gunnar gustav hans harald harold harry hector henrik"
    " henry herbert hugo ian igor isaac ivan ivo jack jacob jakob james jan jason javier jeremy"
    " jim joe joel johan john jonas jonathan jorge jose joseph joshua juan julian karl keith"
    " kenneth kevin klaus konrad kurt lars laurence leo leon leonard lev lionel louis luca lucas"
    " luis luke magnus malcolm manuel marco marcus mario mark martin mathias matthew maurice max"
    " maximilian michael miguel mikhail miles mohamed mohammed nathan neil nicholas nicolas"
    " nigel niklas nils noah norman olaf ole oleg oliver omar oscar oskar otto owen pablo"
    " patrick paul pavel pedro per peter philip pierre rafael ralph raymond ricardo richard rob"
    " robert roberto roger roland ron ronald rudolf rupert rufus samuel scott sean sergei simon"
    " stefan stephen steven stuart sven ted theodore thomas tim timothy tobias tom tomas tony"
    " ulrich victor viktor vincent vladimir walter werner wilhelm william wolfgang yuri"
    " yusuf".split()
)


def gender_by_name(name: str) -> str | None:
    """Return "she" or "he" for a full name with a telling given name, otherwise None."""
    first = name.split(maxsplit=1)[0].lower() if " " in name else ""
    return "she" if first in SHE else "he" if first in HE else None
