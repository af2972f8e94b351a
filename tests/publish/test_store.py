import logging
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import fsspec
import pytest

from generator.model.destination import Store
from generator.progress import Progress
from generator.publish.built import BuiltSite
from generator.publish.changes import Changes, PublishError, rank
from generator.publish.to_store import _Place, publish_to_store
from generator.write.manifest import MANIFEST_NAME
from tests.publish.conftest import contents

Both = tuple[BuiltSite, BuiltSite]


@pytest.fixture(scope="module")
def s3_server() -> Iterator[str]:
    """A server that speaks S3, on loopback."""
    from moto.server import ThreadedMotoServer

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(s3_server: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A bucket of its own, as another client sees it."""
    import boto3

    for name, text in (("ACCESS_KEY_ID", "somebody"), ("SECRET_ACCESS_KEY", "hidden-key"), ("DEFAULT_REGION", "us-east-1")):
        monkeypatch.setenv(f"AWS_{name}", text)
    found = boto3.resource("s3", endpoint_url=s3_server).Bucket(f"site-{uuid.uuid4()}")
    found.create()
    return found


def bring(
    site: BuiltSite, url: str, endpoint: str | None = None, *, dry_run: bool = False, overwrite: bool = False
) -> Changes:
    return publish_to_store(site, Store(url), endpoint, Progress(), dry_run=dry_run, overwrite=overwrite)


class TestS3:
    def test_only_what_changed_travels(self, both: Both, bucket: Any, s3_server: str) -> None:
        site, second = both
        url = f"s3://{bucket.name}/people/ada"
        bucket.put_object(Key="people/ada/CNAME", Body=b"mine")
        bucket.put_object(Key="people/bea/index.html", Body=b"hers")
        assert len(bring(site, url, s3_server, dry_run=True).upload) == len(site.files)
        assert len(list(bucket.objects.all())) == 2
        assert len(bring(site, url, s3_server).upload) == len(site.files)
        seen = {one.key: one.last_modified for one in bucket.objects.all()}
        assert bring(site, url, s3_server).is_nothing
        assert {one.key: one.last_modified for one in bucket.objects.all()} == seen
        changes = bring(second, url, s3_server)
        assert "papers/on-walking/index.html" in changes.remove
        assert changes.unchanged > 10
        found = {one.key: one.get()["Body"].read() for one in bucket.objects.all()}
        expected = {f"people/ada/{path}": content for path, content in contents(second).items()}
        kept = {"people/ada/CNAME": b"mine", "people/bea/index.html": b"hers"}
        manifest = found.pop("people/ada/.oeuvre-manifest")
        assert found == expected | kept
        assert manifest == (second.folder / ".oeuvre-manifest").read_bytes()

    def test_files_have_types_and_a_time_to_live(self, both: Both, bucket: Any, s3_server: str) -> None:
        bring(both[0], f"s3://{bucket.name}", s3_server)
        page, style = bucket.Object("index.html").get(), bucket.Object("assets/style.css").get()
        assert (page["ContentType"], page["CacheControl"]) == ("text/html; charset=utf-8", "public, max-age=300")
        assert style["ContentType"] == "text/css; charset=utf-8"
        assert bucket.Object(".oeuvre-manifest").get()["CacheControl"] == "no-cache"

    def test_what_is_missing_there_is_brought_again(self, both: Both, bucket: Any, s3_server: str) -> None:
        bring(both[0], f"s3://{bucket.name}", s3_server)
        bucket.Object("index.html").delete()
        bucket.put_object(Key="feed.xml", Body=b"cut")
        assert bring(both[0], f"s3://{bucket.name}", s3_server).upload == ("index.html", "feed.xml")

    def test_what_has_arrived_before_a_publish_was_cut_off_does_not_travel_again(
        self, both: Both, bucket: Any, s3_server: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with monkeypatch.context() as patch:
            # One after the other, so that it is known what has arrived.
            patch.setattr("generator.publish.to_store._AT_ONCE", 1)
            patch.setattr(_Place, "write", _CutOff(21).wrapped(_Place.write))
            with pytest.raises(PublishError, match="the next publish mends"):
                bring(both[0], f"s3://{bucket.name}", s3_server)
        changes = bring(both[0], f"s3://{bucket.name}", s3_server)
        assert (len(changes.upload), changes.unchanged) == (len(both[0].files) - 20, 20)

    def test_files_of_others_are_not_replaced(self, both: Both, bucket: Any, s3_server: str) -> None:
        bucket.put_object(Key="index.html", Body=b"mine")
        with pytest.raises(PublishError, match=r"did not bring there .*index\.html"):
            bring(both[0], f"s3://{bucket.name}", s3_server)
        assert [one.key for one in bucket.objects.all()] == ["index.html"]
        assert bring(both[0], f"s3://{bucket.name}", s3_server, overwrite=True).upload
        assert bucket.Object("index.html").get()["Body"].read() == both[0].read("index.html")

    def test_failures_are_told_without_keys(
        self, both: Both, bucket: Any, s3_server: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with pytest.raises(PublishError, match="does not exist"):
            bring(both[0], "s3://nobodys-bucket/x", s3_server)
        monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
        with pytest.raises(PublishError, match="does not answer"):
            bring(both[0], f"s3://{bucket.name}", "http://127.0.0.1:9")
        for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
            monkeypatch.delenv(name)
        monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
        monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", "nowhere")
        monkeypatch.setenv("AWS_CONFIG_FILE", "nowhere")
        with pytest.raises(PublishError, match="AWS_ACCESS_KEY_ID"):
            bring(both[0], f"s3://{bucket.name}", s3_server)


class TestOtherStores:
    @pytest.fixture
    def url(self) -> Iterator[str]:
        url = f"memory://{uuid.uuid4()}"
        yield url
        fsspec.filesystem("memory").store.clear()

    @staticmethod
    def found(url: str) -> dict[str, bytes]:
        files, root = fsspec.core.url_to_fs(url)
        return {path.removeprefix(f"{root}/"): files.cat_file(path) for path in files.find(root)}

    def test_whenever_a_publish_is_cut_off_links_hold_and_the_next_one_mends_it(
        self, both: Both, url: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        old, new = map(contents, both)
        bring(both[0], url)
        wanted = bring(both[1], url, dry_run=True)
        steps = 1 + len(wanted.upload) + len(wanted.remove) + 1
        assert steps > 20
        for left in range(steps):
            fsspec.filesystem("memory").store.clear()
            bring(both[0], url)
            cut = _CutOff(left)
            with monkeypatch.context() as patch:
                patch.setattr(_Place, "write", cut.wrapped(_Place.write))
                patch.setattr(_Place, "remove", cut.wrapped(_Place.remove))
                with pytest.raises(PublishError, match="the next publish mends"):
                    bring(both[1], url)
            now = self.found(url)
            now.pop(MANIFEST_NAME)
            assert all(now[path] in (old.get(path), new.get(path)) for path in now)
            if any(now[path] != old.get(path) for path in now if path.endswith(".html")):
                assert all(now[path] == new[path] for path in new if rank(path) == 0)
            if old.keys() - new.keys() - now.keys():
                assert all(now[path] == new[path] for path in new)
            bring(both[1], url)
            assert {path: content for path, content in self.found(url).items() if path != MANIFEST_NAME} == new

    def test_a_store_that_is_not_known_says_so(self, both: Both) -> None:
        with pytest.raises(PublishError, match="nosuch"):
            bring(both[0], "nosuch://x/y")


class _CutOff:
    """Lets some calls through, and fails at the next."""

    def __init__(self, left: int) -> None:
        self.left = left

    def wrapped(self, call: Callable[..., None]) -> Callable[..., None]:
        def wrapper(*arguments: Any) -> None:
            if self.left == 0:
                raise OSError(28, "No space left on device")
            self.left -= 1
            call(*arguments)

        return wrapper
