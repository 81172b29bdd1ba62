"""The files by which Debian runs this program for mediators: what stands in each of them.

Each is written whole by ``install`` and belongs to root.
"""

import shlex
from collections.abc import Sequence
from pathlib import Path

_MARK = "# 由 tiaojie office install 写，请不要手改；收回用 tiaojie office install --undo。"
_TIMES = ((12, 30), (22, 0))
"""Hours and minutes at which a backup is made: while everybody eats, and when nobody works any more."""
_MEMORY = 4 * 1024 * 1024
"""KiB of addresses that a session may have: enough for LibreOffice, not for a paper gone wild."""
_PROCESSES = 1000
"""Of the account, all sessions together; fifty mediators have some 300."""


def door(program: Path, folder: Path, home: Path) -> str:
    """What sshd runs for each key: an empty environment, and limits, before anything else starts.

    dash reads no start-up file here, and quotes nothing again that it has read (sh: POSIX 2.6.2, 2.2.3).
    """
    run = f"{shlex.quote(str(program))} -I -X utf8 -m tiaojie_tui --home {shlex.quote(str(home))}"
    return f"""#!/bin/dash
{_MARK}
# $1 是钥匙的号码，写在 authorized_keys 里；对方要求的、带来的，都只当作文字交给程序。
umask 077
ulimit -c 0
ulimit -v {_MEMORY}
ulimit -p {_PROCESSES}
cd / || exit 1
key=$1
shift
[ "${{SSH_ORIGINAL_COMMAND+asked}}" ] && set -- SSH_ORIGINAL_COMMAND="$SSH_ORIGINAL_COMMAND"
exec env -i PATH=/usr/local/bin:/usr/bin:/bin HOME={shlex.quote(str(folder))} LANG=C.UTF-8 LC_ALL=C.UTF-8 \\
    TERM="$TERM" TIAOJIE_FROM="${{SSH_CONNECTION%% *}}" "$@" \\
    {run} door "$key"
"""


def command(program: Path, home: Path) -> str:
    """The command ``tiaojie`` of the console, which knows where the data are."""
    return f"""#!/bin/dash
{_MARK}
export TIAOJIE_HOME="${{TIAOJIE_HOME:-{home}}}"
exec {shlex.quote(str(program))} -I -X utf8 -m tiaojie_tui "$@"
"""


def sshd(account: str, keys: Path) -> str:
    """sshd_config(5): for this account keys only, nothing but the forced command, dead lines noticed.

    MaxStartups: a whole township logs in at half past eight, from behind one address. ClientAlive: sshd 9.2
    lets pass twice as much as it says, so this is two minutes and a quarter (measured), and not 75 seconds.
    """
    return f"""{_MARK}
PermitUserEnvironment no
MaxStartups 100:30:200
Match User {account}
    AuthorizedKeysFile {keys}
    PubkeyAuthentication yes
    AuthenticationMethods publickey
    PasswordAuthentication no
    KbdInteractiveAuthentication no
    DisableForwarding yes
    X11Forwarding no
    PermitUserRC no
    PermitTTY yes
    ClientAliveInterval 15
    ClientAliveCountMax 4
    MaxSessions 2
    LogLevel VERBOSE
"""


def backup(command: Path, targets: Sequence[Path]) -> str:
    """The command that makes a backup."""
    return " ".join([str(command), "office", "backup", *(f"--to {shlex.quote(str(one))}" for one in targets)])


def service(account: str, run: str) -> str:
    """systemd.service(5)."""
    return f"""{_MARK}
[Unit]
Description=tiaojie backup

[Service]
Type=oneshot
User={account}
UMask=0077
ExecStart={run}
"""


def standby(account: str, command: Path) -> str:
    """systemd.service(5). Sessions are copies of it: they have its limits, and outlive it (KillMode)."""
    return f"""{_MARK}
[Unit]
Description=tiaojie standing by for logins

[Service]
User={account}
UMask=0077
LimitCORE=0
LimitAS={_MEMORY}K
LimitNPROC={_PROCESSES}
NoNewPrivileges=yes
Environment=LANG=C.UTF-8 LC_ALL=C.UTF-8
ExecStart={command} standby
Restart=always
RestartSec=2
KillMode=process

[Install]
WantedBy=multi-user.target
"""


def timer() -> str:
    """systemd.timer(5); a time that was slept through is made up for."""
    times = "\n".join(f"OnCalendar=*-*-* {hour:02}:{minute:02}:00" for hour, minute in _TIMES)
    return f"""{_MARK}
[Unit]
Description=tiaojie backup at noon and in the evening

[Timer]
{times}
Persistent=true

[Install]
WantedBy=timers.target
"""


def cron(account: str, run: str) -> str:
    """crontab(5), where there is no systemd."""
    return "\n".join([_MARK, *(f"{minute} {hour} * * * {account} {run}" for hour, minute in _TIMES), ""])
