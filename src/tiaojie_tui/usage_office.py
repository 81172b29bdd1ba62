"""What the command line understands behind ``tiaojie office``: the administrator's verbs."""

import argparse

from tiaojie_tui import usage_backup
from tiaojie_tui.arguments import Verb, verbs_of

_PERSON = "号码，或者姓名"
_COMMITTEE = "号码，或者全称"
_DAY = "哪一天，如 2027-12-31"


def add(office: argparse.ArgumentParser, everywhere: argparse.ArgumentParser) -> None:
    """Give ``office`` its verbs."""
    verb = verbs_of(office, "office_verb", everywhere)
    _install(verb("install", "把本机做成服务器：账号、文件夹、SSH 入口、定时备份；先列出来，--apply 才做"))
    verb("name", "登记司法所的名称").add_argument("name", metavar="名称", help="如 白杨司法所")
    _committee(verb("committee", "调委会：登记、列出、停用"), everywhere)
    _person(verb("person", "人员：登记、列出、改角色、改姓名、离任"), everywhere)
    _key(verb("key", "SSH 钥匙：登记、列出、停用、改期限、检查"), everywhere)
    hand_over = verb("hand-over", "把一个人承办的案件都移交给同会的另一个人")
    hand_over.add_argument("person", metavar="谁的", help=f"{_PERSON}，离任的也行")
    hand_over.add_argument("to", metavar="交给谁", help=_PERSON)
    adopt = verb("adopt", "登记人员以前办的案件，归到一个人和他的调委会名下")
    adopt.add_argument("to", metavar="归谁", help=_PERSON)
    usage_backup.add(verb)
    certificate = verb("certificate", "做防篡改封存用的证书，快到期时再做一次")
    certificate.add_argument("--holder", default="", metavar="单位", help="证书上的单位，不写用调委会全称")
    daily = verb("daily", "封存登记日报（.docx），打印后送司法所签收")
    daily.add_argument("--on", default="今天", metavar="日期", help="哪一天，如 2026-03-06、今天")
    daily.add_argument("-o", "--output", required=True, metavar="文件")
    month = verb("month", "一个月的统计表（.docx）：登记单、汇总表、统计表、经费表")
    month.add_argument("month", metavar="月份", help="如 2026-11")
    month.add_argument("name", metavar="表名", help="如 调解案件统计表")
    month.add_argument("--mediator", default="", metavar="姓名", help="登记单是谁的，不写用第一位调解员")
    month.add_argument("-o", "--output", required=True, metavar="文件")
    register = verb("register", "查登记簿有没有被改过")
    register.add_argument("--at", type=int, metavar="条", help="同时打印第几条的哈希值，好和日报对照")
    _audit(verb("audit", "审计：登记簿有没有被改过，谁看过案件，有没有异常查阅"), everywhere)


def _install(install: argparse.ArgumentParser) -> None:
    way = install.add_mutually_exclusive_group()
    way.add_argument("--dry-run", action="store_true", help="只列出要做什么，不做（不写就是这样）")
    way.add_argument("--apply", action="store_true", help="一步一步做好")
    way.add_argument("--undo", action="store_true", help="把 --apply 做的收回去，案件和登记都留着")
    install.add_argument("--account", default="tiaojie", metavar="账号", help="调解员共用的登录账号")
    install.add_argument(
        "--folder", default="/var/lib/tiaojie", metavar="文件夹", help="放数据的地方，数据在它的 data 里"
    )
    install.add_argument(
        "--backup-to", action="append", default=[], metavar="文件夹", help="备份放到哪里，可写几次"
    )
    install.add_argument("--root", default="/", metavar="文件夹", help="装到另一个系统里，不写是本机")


def _committee(committee: argparse.ArgumentParser, everywhere: argparse.ArgumentParser) -> None:
    verb = verbs_of(committee, "what", everywhere)
    add = verb("add", "登记一个调委会")
    add.add_argument("name", metavar="全称", help="如 云溪县白杨镇青石村人民调解委员会")
    add.add_argument("--level", choices=("村", "乡镇"), default="村", metavar="村|乡镇", help="不写是村")
    add.add_argument("--place", required=True, metavar="所在地", help="如 云溪县白杨镇青石村")
    add.add_argument("--numbering", required=True, metavar="字", help="案号里的字，如 青：(2026)青调字第1号")
    _listing(verb)
    verb("close", "停用一个调委会，案件都留着").add_argument("committee", metavar="调委会", help=_COMMITTEE)


def _person(person: argparse.ArgumentParser, everywhere: argparse.ArgumentParser) -> None:
    verb = verbs_of(person, "what", everywhere)
    add = verb("add", "登记一个人")
    add.add_argument("name", metavar="姓名")
    _role(add)
    role = verb("role", "改角色，或者换调委会")
    role.add_argument("person", metavar="谁", help=_PERSON)
    _role(role)
    for one in (add, role):
        one.add_argument("--committee", metavar="调委会", help=f"{_COMMITTEE}；司法所的人不写")
    rename = verb("rename", "改姓名")
    rename.add_argument("person", metavar="谁", help=_PERSON)
    rename.add_argument("name", metavar="姓名")
    verb("leave", "离任：钥匙马上停用，列出要移交的案件").add_argument("person", metavar="谁", help=_PERSON)
    _listing(verb)


def _role(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "role",
        choices=("调解员", "主任", "司法所", "所长"),
        metavar="角色",
        help="调解员、主任、司法所、所长",
    )


def _key(key: argparse.ArgumentParser, everywhere: argparse.ArgumentParser) -> None:
    verb = verbs_of(key, "what", everywhere)
    add = verb("add", "登记一把公钥")
    add.add_argument("file", metavar="文件", help="公钥（.pub）；- 是从键盘粘贴，按 Ctrl+D 结束")
    add.add_argument("--person", required=True, metavar="谁", help=_PERSON)
    add.add_argument("--device", required=True, metavar="电脑", help="哪台电脑，如 村委会电脑")
    add.add_argument("--until", metavar="日期", help=f"用到{_DAY}，不写就不限")
    _listing(verb)
    revoke = verb("revoke", "停用一把钥匙，马上生效")
    expire = verb("expire", "改一把钥匙的期限")
    for one in (revoke, expire):
        one.add_argument("key", type=int, metavar="钥匙", help="钥匙的号码，用 key list 看")
    expire.add_argument("until", metavar="日期", help=f"用到{_DAY}，写 不限 就不限")
    verb("lint", "检查钥匙文件、每把钥匙、sshd 的设置")
    write = verb("write", "照登记的重写钥匙文件")
    for one in (add, revoke, expire, write):
        one.add_argument("--force", action="store_true", help="钥匙文件被手工改过，也照登记的重写")


def _audit(audit: argparse.ArgumentParser, everywhere: argparse.ArgumentParser) -> None:
    """The verbs of ``tiaojie office audit``."""
    verb = verbs_of(audit, "audit_verb", everywhere)
    verify = verb("verify", "查登记簿有没有被改过，并和记在外面的哈希值对照")
    verify.add_argument(
        "--anchor", action="append", default=[], metavar="条数:哈希值", help="日报上的末条，可写几次"
    )
    verify.add_argument("--backups", default="", metavar="文件夹", help="备份所在的文件夹，文件名里有哈希值")
    verify.add_argument("--syslog", default="", metavar="文件", help="系统日志，或者写 journald")
    show = verb("show", "一个案件谁看过、做过什么")
    show.add_argument("number", metavar="案号", help="整个编号，或者只写数字，如 12")
    verb("anchor", "把登记簿末条的哈希值记到系统日志里")
    unusual = verb("unusual", "一个月里异常的查阅：看外会的案件、夜里看、看号码太多、多次被拒绝")
    unusual.add_argument("month", metavar="月份", help="如 2026-11")


def _listing(verb: Verb) -> None:
    verb("list", "列出登记的").add_argument("--json", action="store_true", help="按 JSON 输出")
