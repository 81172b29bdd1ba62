"""What this machine's fonts can print, asked of the real fontconfig."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.papers.sample import parts_of
from tests.papers.test_templates import TEMPLATES, W
from tiaojie_tui.delivery import fonts

needs_fontconfig = pytest.mark.skipif(
    not shutil.which("fc-list"), reason="fontconfig (fc-list) is not installed"
)


@pytest.fixture
def afresh() -> None:
    """What was asked before is forgotten."""
    fonts._covered.cache_clear()


needs_noto = pytest.mark.skipif(
    not shutil.which("fc-list")
    or "Noto Sans CJK SC" not in subprocess.run(["fc-list"], capture_output=True, text=True).stdout,
    reason="fonts-noto-cjk is not installed",
)


@needs_noto
def test_rare_hanzi_that_a_font_has_are_printable_and_the_others_are_named(afresh: None) -> None:
    assert fonts.missing("㐂㙍䶮𠮷𠅤𤧛𫍽𬎆𬀩𰻝") == frozenset()
    assert fonts.missing("甲\U0002ebf0\ue863") == {"\U0002ebf0", "\ue863"}


@needs_fontconfig
def test_each_character_is_answered_as_fontconfig_answers_for_it_alone(afresh: None) -> None:
    asked = "A甲䶮\u0378\U0002ebf0\ue863\u00b7"
    alone = {
        char
        for char in asked
        if not subprocess.run(
            ["fc-list", f":charset={ord(char):x}", "family"], capture_output=True, check=True
        ).stdout.strip()
    }
    assert fonts.missing(asked) == alone


@needs_fontconfig
def test_a_thousand_characters_need_one_call(afresh: None, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []
    run = subprocess.run
    monkeypatch.setattr(subprocess, "run", lambda *said, **how: calls.append(said) or run(*said, **how))
    fonts.missing(map(chr, range(0x4E00, 0x5200)))
    fonts.missing("䶮")
    assert len(calls) == 1


def test_without_fontconfig_there_is_no_answer(
    afresh: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert fonts.missing("䶮") is None
    assert fonts.stand_in("宋体") is None
    assert fonts.has_chinese() is None
    fonts._covered.cache_clear()


@needs_noto
def test_where_a_licensed_font_is_missing_one_of_its_kind_is_printed() -> None:
    found = {name: fonts.stand_in(name) or "" for name in fonts.OFFICIAL}
    for name in ("方正小标宋简体", "仿宋_GB2312", "宋体"):
        assert found[name] in (name, "Noto Serif CJK SC")
    assert found["黑体"] in ("黑体", "Noto Sans CJK SC")
    assert "Kai" in found["楷体_GB2312"] or "Serif" in found["楷体_GB2312"]


@needs_fontconfig
def test_a_licensed_font_goes_before_a_free_one(tmp_path: Path) -> None:
    """Two fonts under other names: one has every name of a licensed font, the other of a free one."""
    names = [
        next(family.text or "" for family in alias.iter("family"))
        for alias in ElementTree.parse(fonts.configuration()).iter("alias")
    ]
    found = subprocess.run(["fc-match", "--format=%{file}"], capture_output=True, text=True, check=True)
    for file in ("licensed.ttf", "free.ttf"):
        shutil.copy(found.stdout, tmp_path / file)
    free = ["Noto Serif CJK SC", "Noto Sans CJK SC"]
    config = fonts.configuration().read_text("utf-8")
    config = re.sub("<include .*?</include>", _two_fonts(tmp_path, {"licensed": names, "free": free}), config)
    (tmp_path / "fonts.conf").write_text(config, "utf-8")
    environment = {**os.environ, "FONTCONFIG_FILE": str(tmp_path / "fonts.conf")}
    for name in names:
        command = ["fc-match", "--format=%{file}", name]
        matched = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
        assert Path(matched.stdout).name == "licensed.ttf", name
    (tmp_path / "licensed.ttf").unlink()
    matched = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    assert Path(matched.stdout).name == "free.ttf"


def _two_fonts(folder: Path, families: dict[str, list[str]]) -> str:
    """What makes fontconfig see only the fonts in ``folder``, under these families."""
    rules = "".join(
        f'<match target="scan"><test name="file" compare="contains"><string>{file}.ttf</string></test>'
        f'<edit name="family" mode="assign">{"".join(f"<string>{name}</string>" for name in named)}</edit>'
        "</match>"
        for file, named in families.items()
    )
    return f"<dir>{folder}</dir><cachedir>{folder / 'cache'}</cachedir>{rules}"


def test_the_configuration_is_sound_and_knows_every_chinese_font_of_our_templates() -> None:
    known = {
        family.text
        for alias in ElementTree.parse(fonts.configuration()).iter("alias")
        for family in alias.findall("family")
    }
    asked = {
        look.get(W + "eastAsia", "")
        for template in TEMPLATES.values()
        for look in ElementTree.fromstring(parts_of(template)["word/styles.xml"]).iter(W + "rFonts")
    }
    assert {name for name in asked if name} <= known
    assert known >= set(fonts.OFFICIAL)
