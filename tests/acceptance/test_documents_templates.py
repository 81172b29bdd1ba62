"""An office's own template that means harm, bursts or is broken: refused in time; the session goes on."""

import io
import os
import resource
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.papers.sample import AGREEMENT, CASE, parts_of
from tests.papers.templates.office import BODY, before_the_end, changed, paragraph, with_parts
from tests.papers.test_templates import TEMPLATES
from tiaojie_tui.papers import apart
from tiaojie_tui.papers.make import BadTemplate, make
from tiaojie_tui.papers.package import read_parts, write_parts

COPIES = "{{ 份数 }}"


def made(folder: Path, template: bytes) -> str:
    """The text of the sample case made with this as the office's own template."""
    (folder / f"{AGREEMENT}.docx").write_bytes(template)
    return make(AGREEMENT, CASE, final=True, templates=folder).text


@pytest.mark.parametrize(
    "mark",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ cycler.__init__.__globals__.os.popen('touch FOUND').read() }}",
        "{{ lipsum.__globals__['os'].popen('touch FOUND').read() }}",
        "{{ joiner.__init__.__globals__.os.system('touch FOUND') }}",
        "{{ self.__init__.__globals__.__builtins__.open('FOUND', 'w') }}",
        "{{ self._TemplateReference__context.environment }}",
        "{{ '{0.__class__.__init__.__globals__}'.format(self) }}",
        "{{ '%s'|format(self.__class__) }}",
        "{{ namespace.__init__.__globals__ }}",
        "{{ 事实.__class__.__base__ }}",
        "{{ 事实.append('x') }}",
        "{% set _ = 当事人.clear() %}",
        "{{ 当事人|attr('__class__') }}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
    ],
)
def test_51_code_in_a_template_is_refused_at_the_check_and_again_when_it_is_used(
    tmp_path: Path, mark: str
) -> None:
    """Neither does it run, nor is anything of the machine printed."""
    harm = changed(COPIES, f"{mark}{COPIES}".replace("FOUND", str(tmp_path / "found")))
    assert any("「" in said for said in apart.check(AGREEMENT, harm))
    with pytest.raises(BadTemplate, match=AGREEMENT):
        made(tmp_path, harm)
    assert not (tmp_path / "found").exists()


def many_paragraphs() -> bytes:
    """Packed to nothing it would be refused at once for that: here it lies in the zip as it is."""
    parts = read_parts(TEMPLATES[AGREEMENT])
    parts[BODY] = parts[BODY].replace(b"<w:sectPr>", b"<w:p/>" * 1_500_000 + b"<w:sectPr>", 1)
    return write_parts(parts)


def zip_bomb() -> bytes:
    packed = io.BytesIO(TEMPLATES[AGREEMENT])
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/media/x.png", b"\0" * 9_000_000)
    return packed.getvalue()


def entity_bomb() -> bytes:
    xml = parts_of(TEMPLATES[AGREEMENT])[BODY]
    head, _, rest = xml.partition("?>")
    entities = "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'{head}?><!DOCTYPE a [<!ENTITY b0 "bbbbbbbbbb">{entities}]>{rest}'
    return with_parts(TEMPLATES[AGREEMENT], {BODY: bomb.replace(COPIES, "&b9;", 1)})


_LOOP = "{% for a in 条款 %}"
BURSTING: dict[str, Callable[[], bytes]] = {
    "endless loop": lambda: before_the_end(
        paragraph("".join(f"{{% for a{n} in range(99999) %}}" for n in range(3)) + "{% endfor %}" * 3)
    ),
    "loops in loops": lambda: before_the_end(paragraph(_LOOP * 40 + "{% endfor %}" * 40)),
    "one gigabyte": lambda: changed(COPIES, "{{ ('a' * 10**9)[:1] }}" + COPIES),
    "millions of paragraphs": many_paragraphs,
    "zip bomb": zip_bomb,
    "entity bomb": entity_bomb,
}


@pytest.mark.parametrize("burst", BURSTING.values(), ids=BURSTING)
def test_52_what_would_burst_is_stopped_in_time_and_this_process_lives_on(
    tmp_path: Path, burst: Callable[[], bytes]
) -> None:
    """In 15 s; what the process apart may take at most is the kernel's affair, as the next test shows."""
    template = burst()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.monotonic()
    with pytest.raises(BadTemplate, match=AGREEMENT) as said:
        made(tmp_path, template)
    assert time.monotonic() - began < 15
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000  # KiB
    assert str(said.value).endswith("。")
    assert make(AGREEMENT, CASE, final=True).code


def test_52_the_process_apart_has_its_limits_and_no_way_out() -> None:
    """As the kernel says, of the process itself; with the rules of a session in force."""
    script = (
        "import resource, subprocess, sys; from tiaojie_tui.papers import apart; apart._answer = "
        "lambda *_: ((str([resource.getrlimit(k)[1] for k in (resource.RLIMIT_AS, resource.RLIMIT_CPU)]),"
        "tried()), b'')\n"
        "def tried():\n"
        "    try: subprocess.run(['/bin/sh'])\n"
        "    except PermissionError as e: return str(e)\n"
        "    return 'a shell'\n"
        "apart.main()"
    )
    done = subprocess.run([sys.executable, "-c", script], input=b"{}\n", capture_output=True, check=True)
    assert f"[{512 * 2**20}, 10]" in done.stdout.decode()
    assert "not in a session" in done.stdout.decode()


def test_55_with_a_broken_template_the_case_still_prints_from_the_one_before(tmp_path: Path) -> None:
    """What is wrong is said, nothing half made comes out; ours is used again when the broken one is gone."""
    for template in (b"", b"PK\3\4", changed(COPIES, "{{ 分数 }}"), changed(COPIES, "{份数}}")):
        with pytest.raises(BadTemplate, match="模板用不了"):
            made(tmp_path, template)
    (tmp_path / f"{AGREEMENT}.docx").unlink()
    again = make(AGREEMENT, CASE, final=True, templates=tmp_path)
    assert again.code == make(AGREEMENT, CASE, final=True).code


def test_50_values_are_equal_when_they_are_read_back(tmp_path: Path) -> None:
    """In title, facts, tables and boxes; what no paper can bear is refused before anything is made."""
    hard = "甲&乙 <b> \"c\" 'd' </w:t></w:r></w:p> {{ 7*7 }} {% x %} \U0002cc56·〔〕"
    party = replace(CASE.parties[0], name=hard, address=hard)
    text = make(AGREEMENT, replace(CASE, parties=(party, *CASE.parties[1:]), facts=hard), final=True).text
    assert text.count(hard) >= 3
    for control in ("\x0b", "\f", "\a", "\0", "\x1b[31m"):
        with pytest.raises(BadTemplate, match="打印不出来"):
            make(AGREEMENT, replace(CASE, facts=f"甲{control}乙"), final=True)


def test_the_process_apart_keeps_nothing_of_the_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor does a module of the folder one stands in take the place of another."""
    monkeypatch.setenv("PYTHONPATH", os.getcwd())
    monkeypatch.setenv("PYTHONSTARTUP", "/nowhere")
    assert apart.check(AGREEMENT, TEMPLATES[AGREEMENT]) == ()
