"""What sshd itself says it will do for the service account, and whether that is what this server needs."""

import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from tiaojie_tui.office.finding import Finding

CONFIG = Path("/etc/ssh/sshd_config")
_WANTED = {
    "pubkeyauthentication": "yes",
    "passwordauthentication": "no",
    "kbdinteractiveauthentication": "no",
    "authenticationmethods": "publickey",
    "disableforwarding": "yes",
    "permituserrc": "no",
    "permituserenvironment": "no",
    "permittty": "yes",
    "forcecommand": "none",
    "chrootdirectory": "none",
}
_SECONDS = 20


def program() -> str | None:
    """Where sshd is; ``None`` where it is not installed."""
    return shutil.which("sshd", path="/usr/sbin:/usr/local/sbin:/usr/bin")


def fault(config: Path = CONFIG) -> str | None:
    """What sshd does not understand in its own settings, in its words; ``None`` for nothing."""
    answer = _ask("-t", "-f", str(config))
    return None if answer.returncode == 0 else (answer.stderr.strip() or "没有说原因")


def settings(account: str, config: Path = CONFIG) -> Mapping[str, str]:
    """What holds for a login to ``account``, as sshd reads all its files; empty where it cannot tell."""
    answer = _ask("-T", "-f", str(config), "-C", f"user={account},host=localhost,addr=127.0.0.1")
    pairs = (line.partition(" ") for line in answer.stdout.splitlines())
    return {name: value for name, _, value in pairs}


def findings(account: str, keys: Path, config: Path = CONFIG) -> Iterator[Finding]:
    """Whether sshd does for ``account`` what it must. Only root can ask."""
    if program() is None:
        yield Finding("sshd", False, "没有装 openssh-server，谁也进不来。")
        return
    said = settings(account, config)
    if not said:
        yield Finding("sshd", False, f"sshd 的设置有错：{fault(config) or '读不出来'}。")
        return
    wanted = {"authorizedkeysfile": str(keys), **_WANTED}
    wrong = [f"{name} 是 {said.get(name, '无')}，要 {value}" for name, value in wanted.items()
             if said.get(name) != value]  # fmt: skip
    shut_out = [name for name in ("allowusers", "allowgroups", "denyusers", "denygroups") if name in said]
    if shut_out:
        wrong.append(f"另有 {'、'.join(shut_out)}，请核对 {account} 进不进得来")
    yield Finding("sshd", not wrong, "；".join(wrong) + "。" if wrong else "照本系统的要求设好了。")


def _ask(*arguments: str) -> subprocess.CompletedProcess[str]:
    Path("/run/sshd").mkdir(exist_ok=True)  # where the service has not run yet, sshd misses it
    asked = [program() or "sshd", *arguments]
    return subprocess.run(asked, capture_output=True, text=True, timeout=_SECONDS, check=False)
