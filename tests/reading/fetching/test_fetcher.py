"""What is fetched comes from the public web, whole, in time, and with the site's consent."""

import gzip
import threading
from collections.abc import Iterator

import pytest

from bot.domain.errors import DocumentRejectedError
from bot.reading.fetching.fetcher import FetchLimits, LinkFetcher
from bot.reading.fetching.perimeter import Perimeter
from tests.reading.fetching.site import Site, Write, running_site

PAGE = b"<html><body><p>The ferry sank.</p></body></html>"


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as running:
        yield running


def fetcher(site: Site, limits: FetchLimits = FetchLimits(seconds=5)) -> LinkFetcher:  # noqa: B008 - frozen
    return LinkFetcher(Perimeter(exempt=frozenset({site.name})), limits)


def test_a_page_is_fetched_with_its_name_kind_and_final_address(site: Site) -> None:
    site.add("/news/ferry-sinks?id=1", PAGE, "text/html; charset=utf-8")

    found = fetcher(site).fetch(f"{site.url}/news/ferry-sinks?id=1#comments")

    assert found.file_name == "ferry-sinks.html"
    assert found.data.removeprefix(b"\xef\xbb\xbf") == PAGE
    assert found.content_type == "text/html"
    assert found.final_url == f"{site.url}/news/ferry-sinks?id=1"


def test_nothing_is_sent_but_what_a_request_takes(site: Site) -> None:
    site.add("/a", PAGE, "text/html", "Set-Cookie: id=1")
    site.redirect("/b", "/a")

    fetcher(site).fetch(f"{site.url}/b")

    names = {line.partition(":")[0] for each in site.asked for line in each.split("\r\n")[1:]}
    assert names - {""} == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}
    assert all("User-Agent: Hearsay/" in request for request in site.asked)
    assert all(f"Host: {site.name}\r\n" in request for request in site.asked)


def test_redirects_are_followed_up_to_five(site: Site) -> None:
    site.add("/0", PAGE)
    for number in range(1, 7):
        site.redirect(f"/{number}", f"/{number - 1}", "301 Moved Permanently")

    assert fetcher(site).fetch(f"{site.url}/5").final_url == f"{site.url}/0"
    with pytest.raises(DocumentRejectedError, match="more than 5 times"):
        fetcher(site).fetch(f"{site.url}/6")


def test_a_redirect_that_turns_in_circles_ends(site: Site) -> None:
    site.redirect("/a", "/b")
    site.redirect("/b", "/a")

    with pytest.raises(DocumentRejectedError, match="leads on and on"):
        fetcher(site).fetch(f"{site.url}/a")


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1/",
        "http://127.0.0.1:{other}/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::ffff:127.0.0.1]:{port}/secret",
        "http://[::1]/",
        "http://2130706433/",
        "http://0177.0.0.1/",
        "http://0x7f.1/",
        "http://127.1:{port}/secret",
        "http://localhost:{port}/secret",
        "http://0.0.0.0/",
        "http://10.0.0.1/",
        "https://192.168.0.1/",
        "http://100.64.0.1/",
        "ftp://127.0.0.1/",
        "file:///etc/passwd",
        "http://user:word@127.0.0.1:{port}/secret",
        "gopher://127.0.0.1:{port}/",
    ],
)
def test_no_redirect_leads_past_the_checks(site: Site, target: str) -> None:
    with running_site() as other:
        site.add("/secret", b"<p>secret</p>")
        other.add("/", b"<p>secret</p>")
        site.redirect("/a", target.format(port=site.port, other=other.port))

        with pytest.raises(DocumentRejectedError):
            fetcher(site).fetch(f"{site.url}/a")

        assert set(site.paths) <= {"/robots.txt", "/a"}
        assert other.asked == []


def test_a_name_that_leads_to_loopback_is_refused_and_not_asked(site: Site) -> None:
    perimeter = Perimeter(
        exempt=frozenset(), resolve=lambda host, port: ["93.184.216.34", "127.0.0.1"]
    )

    with pytest.raises(DocumentRejectedError, match="private network"):
        LinkFetcher(perimeter).fetch("http://harmless.example/")

    assert site.asked == []


def test_a_name_is_looked_up_once_and_what_was_checked_is_connected_to(site: Site) -> None:
    """DNS rebinding: a name that is public when checked and private when connected to."""
    asked: list[str] = []

    def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["127.0.0.2"]

    name = f"ferry.example:{site.port}"
    site.add("/a", PAGE)
    found = LinkFetcher(Perimeter(exempt=frozenset({name}), resolve=rebinding)).fetch(
        f"http://{name}/a"
    )

    assert found.data == PAGE
    assert f"Host: {name}\r\n" in site.asked[-1]
    assert asked == ["ferry.example", "ferry.example"]  # for the page and for robots.txt


def test_an_exempt_host_is_exempt_at_its_port_alone(site: Site) -> None:
    with running_site() as other, pytest.raises(DocumentRejectedError, match="Port"):
        fetcher(site).fetch(other.add("/a", PAGE))


def test_a_drip_is_cut_off_when_the_time_is_over(site: Site) -> None:
    over = threading.Event()

    def drip(write: Write) -> None:
        write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while not over.wait(0.05):
            write(b"x")

    site.write("/a", drip)
    with pytest.raises(DocumentRejectedError, match="longer than 1 s"):
        fetcher(site, FetchLimits(seconds=1)).fetch(f"{site.url}/a")
    over.set()


def test_headers_that_never_end_are_cut_off_when_the_time_is_over(site: Site) -> None:
    over = threading.Event()

    def drip(write: Write) -> None:
        write(b"HTTP/1.1 200 OK\r\nX-Long: ")
        while not over.wait(0.05):
            write(b"x")

    site.write("/a", drip)
    with pytest.raises(DocumentRejectedError, match="longer than 1 s"):
        fetcher(site, FetchLimits(seconds=1)).fetch(f"{site.url}/a")
    over.set()


def test_a_body_without_end_is_cut_off_at_the_limit(site: Site) -> None:
    def flood(write: Write) -> None:
        write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while True:  # until the other side hangs up
            write(b"x" * 65_536)

    site.write("/a", flood)
    with pytest.raises(DocumentRejectedError, match="larger than 1 MB"):
        fetcher(site, FetchLimits(size=1_000_000)).fetch(f"{site.url}/a")


def test_a_body_that_is_stated_too_large_is_not_read(site: Site) -> None:
    site.answer("/a", "200 OK", "Content-Type: text/html", "Content-Length: 99999999999")

    with pytest.raises(DocumentRejectedError, match="larger than"):
        fetcher(site).fetch(f"{site.url}/a")


def test_a_packed_page_is_unpacked(site: Site) -> None:
    packed = gzip.compress(PAGE[:20]) + gzip.compress(PAGE[20:])
    site.add("/a", packed, "text/html", "Content-Encoding: gzip")

    assert fetcher(site).fetch(f"{site.url}/a").data == PAGE


def test_a_gzip_bomb_is_not_unpacked_beyond_the_limit(site: Site) -> None:
    bomb = gzip.compress(bytes(100_000_000), 9)
    site.add("/a", bomb, "text/html", "Content-Encoding: gzip")

    with pytest.raises(DocumentRejectedError, match="larger than 1 MB"):
        fetcher(site, FetchLimits(size=1_000_000)).fetch(f"{site.url}/a")


@pytest.mark.parametrize("body", [gzip.compress(PAGE)[:-9], b"not packed", b""])
def test_a_damaged_body_is_refused_not_taken_in_part(site: Site, body: bytes) -> None:
    site.add("/a", body, "text/html", "Content-Encoding: gzip")

    with pytest.raises(DocumentRejectedError):
        fetcher(site).fetch(f"{site.url}/a")


def test_a_body_shorter_than_stated_is_refused(site: Site) -> None:
    site.answer("/a", "200 OK", "Content-Type: text/html", "Content-Length: 999", body=PAGE)

    with pytest.raises(DocumentRejectedError, match="cannot be reached"):
        fetcher(site).fetch(f"{site.url}/a")


@pytest.mark.parametrize("kind", ["image/png", "video/mp4", "application/zip", "text/css", ""])
def test_only_documents_are_taken(site: Site, kind: str) -> None:
    site.add("/a", PAGE, kind)

    with pytest.raises(DocumentRejectedError, match="no document that goes in"):
        fetcher(site).fetch(f"{site.url}/a")


@pytest.mark.parametrize(
    ("path", "kind", "headers", "name"),
    [
        ("/", "text/html", (), "127.0.0.1.html"),
        ("/report.pdf", "application/pdf", (), "report.pdf"),
        ("/report.pdf", "application/octet-stream", (), "report.pdf"),
        ("/get", "application/pdf", ("Content-Disposition: inline; filename=r.pdf",), "r.pdf"),
        ("/get.php", "text/html", (), "get.php.html"),
        ("/notes.md", "text/plain", (), "notes.md"),
        ("/..%2f..%2fetc%2fpasswd", "text/plain", (), "passwd.txt"),
        ("/a", "text/plain", ('Content-Disposition: x; filename="../../b.txt"',), "b.txt"),
        ("/M%C3%BCnchen", "text/html", (), "München.html"),
    ],
)
def test_a_file_gets_a_plain_name_of_its_kind(
    site: Site, path: str, kind: str, headers: tuple[str, ...], name: str
) -> None:
    site.add(path, PAGE, kind, *headers)

    assert fetcher(site).fetch(site.url + path).file_name == name


def test_letters_that_only_the_header_explains_are_kept(site: Site) -> None:
    site.add("/a", "Die Krönung fällt aus.".encode("cp1252"), "text/plain; charset=windows-1252")

    assert fetcher(site).fetch(f"{site.url}/a").data.decode("utf-8-sig") == "Die Krönung fällt aus."


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("404 Not Found", "no such page"),
        ("403 Forbidden", "does not let programs read"),
        ("500 Oops", "trouble with this page"),
        ("204 No Content", "trouble with this page"),
        ("304 Not Modified", "trouble with this page"),
    ],
)
def test_what_the_site_answers_is_told(site: Site, status: str, words: str) -> None:
    site.answer("/a", status, "Content-Length: 0")

    with pytest.raises(DocumentRejectedError, match=words):
        fetcher(site).fetch(f"{site.url}/a")


@pytest.mark.parametrize("answer", [b"", b"\x00\xff" * 50, b"HTTP/1.1 2\r\n\r\n", b"220 smtp\r\n"])
def test_what_does_not_speak_http_is_refused(site: Site, answer: bytes) -> None:
    site.write("/a", lambda write: write(answer))

    with pytest.raises(DocumentRejectedError):
        fetcher(site).fetch(f"{site.url}/a")


def test_a_page_that_robots_txt_forbids_is_not_asked_for(site: Site) -> None:
    site.add("/robots.txt", b"User-agent: *\nDisallow: /private/\n", "text/plain")
    site.add("/private/a", PAGE)
    site.add("/public/a", PAGE)

    with pytest.raises(DocumentRejectedError, match=r"robots\.txt says so"):
        fetcher(site).fetch(f"{site.url}/private/a")

    assert "/private/a" not in site.paths
    assert fetcher(site).fetch(f"{site.url}/public/a").data == PAGE


def test_robots_txt_may_name_this_program(site: Site) -> None:
    rules = b"User-agent: *\nDisallow: /\n\nUser-agent: hearsay\nDisallow: /a$\nAllow: /\n"
    site.add("/robots.txt", rules, "text/plain")
    site.add("/a", PAGE)
    site.add("/ab", PAGE)

    assert fetcher(site).fetch(f"{site.url}/ab").data == PAGE
    with pytest.raises(DocumentRejectedError, match="robots"):
        fetcher(site).fetch(f"{site.url}/a")


def test_a_redirect_is_checked_against_robots_txt_where_it_leads(site: Site) -> None:
    site.add("/robots.txt", b"User-agent: *\nDisallow: /b\n", "text/plain")
    site.add("/b", PAGE)
    site.redirect("/a", "/b")

    with pytest.raises(DocumentRejectedError, match="robots"):
        fetcher(site).fetch(f"{site.url}/a")

    assert "/b" not in site.paths


@pytest.mark.parametrize("status", ["500 Oops", "503 Busy"])
def test_a_site_that_cannot_say_what_programs_may_read_is_left_alone(
    site: Site, status: str
) -> None:
    site.answer("/robots.txt", status, "Content-Length: 0")
    site.add("/a", PAGE)

    with pytest.raises(DocumentRejectedError, match="trouble saying"):
        fetcher(site).fetch(f"{site.url}/a")


@pytest.mark.parametrize("status", ["404 Not Found", "403 Forbidden", "410 Gone"])
def test_a_missing_robots_txt_forbids_nothing(site: Site, status: str) -> None:
    site.answer("/robots.txt", status, "Content-Length: 0")
    site.add("/a", PAGE)

    assert fetcher(site).fetch(f"{site.url}/a").data == PAGE


def test_a_robots_txt_that_leads_into_the_private_network_is_not_followed(site: Site) -> None:
    with running_site() as other:
        site.redirect("/robots.txt", f"{other.url}/robots.txt")
        site.add("/a", PAGE)

        assert fetcher(site).fetch(f"{site.url}/a").data == PAGE
        assert other.asked == []


def test_nobody_listening_is_told() -> None:
    with running_site() as site:
        closed = site.name
    links = LinkFetcher(Perimeter(exempt=frozenset({closed})))

    with pytest.raises(DocumentRejectedError, match="cannot be reached"):
        links.fetch(f"http://{closed}/a")
