"""Draw a real message of the real bot as Discord shows it, for the README.

    python -m tests.loopback.picture reply.png [--question TEXT] [--width PIXELS]
    python -m tests.loopback.picture preview.png --add tests/stories/night-ferry/10-*.md \\
        --beside tests/stories/night-ferry/0[1-9]-*.md

The drawing needs Chromium; without it only the HTML page is written, beside the picture's name.
"""

import argparse
import html
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from tests.loopback.bot_process import BotProcess, run_bot_command
from tests.loopback.loopback import Loopback
from tests.loopback.moderating import Moderator
from tests.loopback.payloads import EPHEMERAL, Json

QUESTION = "Did Dong Jingwei defect to the US?"
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_CHROMIUM = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --hide-scrollbars "
    "--disable-background-networking --disable-component-update --disable-sync"
).split()

_STYLE = """
body { margin: 0; background: #313338; color: #dbdee1; padding: 16px;
  font: 15px/1.38 "gg sans", "Noto Sans", "DejaVu Sans", "Noto Color Emoji", sans-serif; }
.message { display: flex; gap: 14px; }
.avatar { width: 40px; height: 40px; border-radius: 50%; background: #5865f2; flex: none;
  color: white; font-weight: 700; font-size: 20px; display: grid; place-items: center; }
.body { flex: 1; min-width: 0; }
.used { color: #949ba4; font-size: 13px; margin: 0 0 4px 54px; }
.used b { color: #c9cdfb; }
.author { font-weight: 600; color: #f2f3f5; }
.tag { background: #5865f2; color: white; font-size: 10px; border-radius: 3px; padding: 1px 4px;
  vertical-align: 2px; margin-left: 4px; }
.container { border: 1px solid #3f4147; border-left: 4px solid; border-radius: 8px;
  background: #2b2d31; padding: 14px 16px; margin-top: 6px; max-width: 600px;
  box-sizing: border-box; }
h3 { font-size: 17px; margin: 0 0 4px; color: #f2f3f5; }
.small { color: #949ba4; font-size: 12.5px; line-height: 1.35; }
blockquote { margin: 2px 0 6px; border-left: 4px solid #4e5058; padding: 0 0 0 12px;
  border-radius: 2px; color: #f2f3f5; }
hr { border: 0; border-top: 1px solid #3f4147; margin: 12px 0; }
.section { display: flex; gap: 12px; align-items: flex-start; }
.section .text { flex: 1; min-width: 0; }
button { background: #4e5058; color: white; border: 0; border-radius: 8px; padding: 7px 12px;
  font: 500 14px "gg sans", "Noto Sans", "DejaVu Sans", sans-serif; white-space: nowrap; }
button.b3 { background: #248046; }
button.b4 { background: #da373c; }
a { color: #00a8fc; }
.row { display: flex; gap: 8px; margin-top: 8px; }
"""


def page_of(message: Json, used: str, width: int) -> str:
    """Return an HTML page with the message; `used` is the line above it.

    The width is fixed: Chromium measures the height in a window of 500 pixels or more.
    """
    style = f"{_STYLE}body {{ box-sizing: border-box; width: {width}px; }}"
    private = int(str(message["flags"])) & EPHEMERAL
    below = "<div class=small>👁 Only you can see this · <a>Dismiss message</a></div>"
    drawn = "\n".join(_draw(each) for each in _children(message, "components"))
    return (
        f"<!doctype html><meta charset=utf-8><style>{style}</style>"
        f"<div class=used>↱ <b>Mara</b> {html.escape(used)}</div><div class=message>"
        "<div class=avatar>H</div><div class=body><span class=author>Hearsay</span>"
        f"<span class=tag>APP</span>{drawn}{below if private else ''}</div></div>"
        "<script>document.documentElement.dataset.height ="
        " Math.ceil(document.body.getBoundingClientRect().height)</script>"
    )


def _draw(component: Json) -> str:
    children = [_draw(each) for each in _children(component, "components")]
    match component["type"]:
        case 1:
            return f"<div class=row>{''.join(children)}</div>"
        case 2:
            style = f"b{component.get('style', 2)}"
            return f"<button class={style}>{html.escape(str(component['label']))}</button>"
        case 9:
            accessory = component["accessory"]
            assert isinstance(accessory, dict)
            text = "".join(children)
            return f"<div class=section><div class=text>{text}</div>{_draw(accessory)}</div>"
        case 10:
            return _markdown(str(component["content"]))
        case 14:
            return "<hr>"
        case 17:
            colour = f"#{int(str(component.get('accent_color') or 0)):06x}"
            return (
                f'<div class=container style="border-left-color:{colour}">{"".join(children)}</div>'
            )
        case other:
            raise ValueError(f"component type {other} is not drawn")


def _children(component: Json, key: str) -> list[Json]:
    children = component.get(key) or []
    assert isinstance(children, list)
    return children


def _markdown(text: str) -> str:
    """Turn the little Markdown that the bot uses into HTML; document words stay escaped text."""
    lines: list[str] = []
    quoted: list[str] = []
    for line in [*text.split("\n"), ""]:
        if line.startswith("> "):
            quoted.append(_inline(line[2:]))
            continue
        if quoted:
            lines.append(f"<blockquote>{'<br>'.join(quoted)}</blockquote>")
            quoted = []
        if line.startswith("### "):
            lines.append(f"<h3>{_inline(line[4:])}</h3>")
        elif line.startswith("-# "):
            lines.append(f"<div class=small>{_inline(line[3:])}</div>")
        elif line:
            lines.append(f"<div>{_inline(line)}</div>")
    return "\n".join(lines)


def _inline(text: str) -> str:
    held: list[str] = []

    def hold(match: re.Match[str]) -> str:
        held.append(html.escape(match[1]))
        return f"\x00{len(held) - 1}\x00"

    safe = html.escape(_ESCAPED.sub(hold, text), quote=False)
    bold = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", safe)
    linked = re.sub(r"&lt;(https?://.+?)&gt;", r"<a>\1</a>", bold)
    return re.sub("\x00(\\d+)\x00", lambda match: held[int(match[1])], linked)


def photograph(page: Path, picture: Path, width: int) -> None:
    """Take the page's picture with Chromium, exactly as high as the page."""
    chromium = shutil.which("chromium")
    if chromium is None:
        raise SystemExit(f"Chromium is not installed; the page is {page}")
    address = page.resolve().as_uri()
    sized = [chromium, *_CHROMIUM, f"--window-size={width},2000"]
    dom = subprocess.run(
        [*sized, "--dump-dom", address], capture_output=True, text=True, check=True, timeout=120
    ).stdout
    height = re.search(r'data-height="(\d+)"', dom)
    assert height is not None
    shot = [
        chromium,
        *_CHROMIUM,
        f"--window-size={width},{height[1]}",
        "--force-device-scale-factor=1.5",
    ]
    subprocess.run(
        [*shot, f"--screenshot={picture.resolve()}", address],
        capture_output=True,
        check=True,
        timeout=120,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("picture", type=Path)
    parser.add_argument("--question", default=QUESTION)
    parser.add_argument("--add", type=Path, help="draw the preview of this document instead")
    parser.add_argument("--beside", type=Path, nargs="*", default=[], help="already in the library")
    parser.add_argument("--width", type=int, default=700)
    parser.add_argument("--data", type=Path, help="a data folder; default: a fresh one")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        data = options.data or Path(folder) / "data"
        run_bot_command(
            data, *(["add", *map(str, options.beside)] if options.beside else ["documents"])
        )
        with Loopback() as discord, BotProcess(data, discord.api_url) as bot:
            bot.wait_until_ready(discord)
            if options.add:
                text = options.add.read_text(encoding="utf-8")
                message = Moderator(discord).add(options.add.name, text).message
            else:
                message = discord.ask(options.question).message
    assert message is not None
    page = options.picture.with_suffix(".html")
    page.write_text(
        page_of(message, "used /library add" if options.add else "used /ask", options.width),
        encoding="utf-8",
    )
    photograph(page, options.picture, options.width)
    page.unlink()


if __name__ == "__main__":
    main()
