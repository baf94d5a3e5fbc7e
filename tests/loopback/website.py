"""What the loopback serves outside of Discord's API: attachments, and pages that links lead to."""

from dataclasses import dataclass, field

from aiohttp import web


@dataclass(frozen=True)
class Page:
    """What one path serves."""

    data: bytes
    content_type: str
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


class Website:
    """Pages by their paths; notes which were asked for."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.fetched: list[str] = []

    async def serve(self, request: web.Request) -> web.Response:
        """Serve what is there, else 404."""
        self.fetched.append(request.path)
        page = self.pages.get(request.path)
        if page is None:
            return web.Response(status=404)
        headers = {"Content-Type": page.content_type, **page.headers}
        return web.Response(body=page.data, status=page.status, headers=headers)
