"""Only machines of the public web are asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import DocumentRejectedError
from bot.reading.fetching.address import parse_address
from bot.reading.fetching.perimeter import Perimeter, hosts_in, is_public


@pytest.mark.parametrize(
    "machine",
    [
        "0.0.0.0",  # noqa: S104 - an address to refuse, not to bind
        "10.1.2.3",
        "100.64.0.1",
        "100.100.100.200",
        "127.0.0.1",
        "127.255.255.254",
        "168.63.129.16",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.192",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::7f00:1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "2002:a00:1::1",
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
        "localhost",
        "",
    ],
)
def test_special_addresses_are_not_public(machine: str) -> None:
    assert not is_public(machine)


@pytest.mark.parametrize(
    "machine",
    [
        "1.1.1.1",
        "93.184.216.34",
        "172.32.0.1",
        "192.0.1.1",
        "2606:4700:4700::1111",
        "2a00:1450:4001:81c::200e",
        "::ffff:1.1.1.1",
        "64:ff9b::101:101",
    ],
)
def test_addresses_of_the_public_net_are_public(machine: str) -> None:
    assert is_public(machine)


@given(st.ip_addresses(v=4))
def test_an_address_is_as_public_in_disguise_as_it_is(machine: object) -> None:
    assert is_public(f"::ffff:{machine}") is is_public(str(machine))
    assert is_public(f"64:ff9b::{machine}") is is_public(str(machine))


@pytest.mark.parametrize(
    "words",
    [
        "",
        "ferry",
        "//ferry.example",
        "http://",
        "http:///a",
        "ftp://ferry.example",
        "javascript:alert(1)",
        "data:text/html,x",
        "http://a b.example",
        "http://ferry.example\\@evil.example/",
        "http://ferry.example/\r\nHost: x",
        "http://user@ferry.example",
        "http://user:word@ferry.example",
        "http://ferry.example:99999/",
        "http://ferry.example:x/",
        "http://[::1",
        "http://" + "a" * 64 + ".example/",
        "http://a..example/",
        "https://ferry.example/" + "a" * 2_000,
    ],
)
def test_what_is_no_plain_web_address_is_refused(words: str) -> None:
    with pytest.raises(DocumentRejectedError):
        parse_address(words)


@pytest.mark.parametrize(
    ("words", "url"),
    [
        ("HTTPS://Ferry.Example", "https://ferry.example/"),
        (" https://ferry.example/a?b=c#d ", "https://ferry.example/a?b=c"),
        ("https://münchen.example/ä", "https://xn--mnchen-3ya.example/%C3%A4"),
        ("http://ferry.example:80/%20", "http://ferry.example/%20"),
        ("http://１２７.0.0.1/", "http://127.0.0.1/"),
        ("http://[2606:4700::1]/", "http://[2606:4700::1]/"),
    ],
)
def test_an_address_is_taken_apart_once(words: str, url: str) -> None:
    assert parse_address(words).url == url


@given(st.text(max_size=60))
def test_any_words_are_an_address_or_refused(words: str) -> None:
    try:
        found = parse_address(f"http://{words}")
    except DocumentRejectedError:
        return
    assert found.url.isascii()
    assert not set(found.url) & set(" \r\n\t\\")


@pytest.mark.parametrize("port", [22, 25, 8080, 6379])
def test_other_ports_than_the_webs_are_refused(port: int) -> None:
    perimeter = Perimeter(resolve=lambda host, port: ["1.1.1.1"])

    with pytest.raises(DocumentRejectedError, match=f"Port {port}"):
        perimeter.machines(parse_address(f"http://ferry.example:{port}/"), 1)


def test_the_refusal_of_a_private_host_does_not_tell_its_address() -> None:
    perimeter = Perimeter(resolve=lambda host, port: ["10.9.8.7"])

    with pytest.raises(DocumentRejectedError) as refused:
        perimeter.machines(parse_address("http://intranet.example/"), 1)

    assert "10.9" not in str(refused.value)


def test_an_unknown_host_is_told() -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise OSError(host, port)

    with pytest.raises(DocumentRejectedError, match=r"no site ferry\.example"):
        Perimeter(resolve=unknown).machines(parse_address("http://ferry.example/"), 1)


def test_the_operators_hosts_are_read_with_their_ports() -> None:
    hosts = hosts_in("wiki.internal:8080, Intranet.Example ,[::1]:81,")

    assert hosts == {
        "wiki.internal:8080",
        "intranet.example:80",
        "intranet.example:443",
        "[::1]:81",
    }


def test_a_host_that_the_operator_allows_may_be_private() -> None:
    perimeter = Perimeter(exempt=hosts_in("[::1]:81"), resolve=lambda host, port: [host])

    assert perimeter.machines(parse_address("http://[::1]:81/"), 1) == ["::1"]
    with pytest.raises(DocumentRejectedError):
        perimeter.machines(parse_address("http://[::1]/"), 1)
