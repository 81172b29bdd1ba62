"""What the command line understands: its verbs, what each is given, and all it says of them, in Chinese."""

import argparse

from tiaojie_tui import usage_office
from tiaojie_tui.arguments import Parser, Verb, verbs_of

_CASE = "整个编号，或者只写数字，如 12"
_PAPER = "不写是协议书；别的写名称，如 明白卡、调解记录"


def _which(typed: str) -> int:
    """One of several papers of a name, counted from 1."""
    if not typed.isdecimal() or not 1 <= int(typed) <= 999:
        raise argparse.ArgumentTypeError("要写 1、2、3 这样的数")
    return int(typed)


def parser() -> argparse.ArgumentParser:
    """The command line of ``tiaojie``."""
    everywhere = Parser(add_help=False)
    everywhere.add_argument("--home", default=argparse.SUPPRESS, metavar="文件夹", help="不写用 TIAOJIE_HOME")
    whole = Parser(
        prog="tiaojie",
        description="人民调解：一步一步办案，打印文书。不带命令就打开程序。",
        parents=[everywhere],
    )
    whole.add_argument("--plain", action="store_true", help="行式：一次问一件事，线路很差或用读屏软件时用")
    verb = verbs_of(whole, "verb", everywhere, required=False)
    setup = verb("setup", "登记本调委会、所在地和调解员")
    setup.add_argument("--committee", required=True, metavar="全称", help="调委会全称")
    setup.add_argument("--place", default="", metavar="地点", help="所在地，如 清河县柳林镇石桥村")
    setup.add_argument("--mediator", action="append", required=True, metavar="姓名", help="调解员，可写几次")
    verb("import", "导入案件文件，每个打印「案号 名称」").add_argument("files", nargs="+", metavar="文件")
    export = verb("export", "导出案件文件")
    export.add_argument("number", metavar="案号", help=_CASE)
    export.add_argument("-o", "--output", metavar="文件", help="写到文件，不写则打印出来")
    listing = verb("list", "列出案件")
    listing.add_argument(
        "query", nargs="?", default="", metavar="查找", help="姓名、拼音首字母、案号、电话后四位、村名"
    )
    listing.add_argument("--json", action="store_true", help="按 JSON 输出")
    verb("show", "把协议书按文字打印出来").add_argument("number", metavar="案号", help=_CASE)
    problems = verb("problems", "列出案件的问题，或全部规则")
    about = problems.add_mutually_exclusive_group(required=True)
    about.add_argument("number", nargs="?", metavar="案号", help=_CASE)
    about.add_argument("--rules", action="store_true", help="不查案件，列出每条规则和它的依据")
    problems.add_argument("--json", action="store_true", help="按 JSON 输出")
    dossier = verb("dossier", "卷宗：要哪些文书，哪些能打印，缺的缺什么；或者整卷装订成一个文件")
    dossier.add_argument("number", metavar="案号", help=_CASE)
    dossier.add_argument("--json", action="store_true", help="按 JSON 输出")
    dossier.add_argument("-o", "--output", metavar="文件", help="整卷装订成一个 PDF")
    dossier.add_argument("--folder", metavar="文件夹", help="装订时，每份文书另存一个 .docx")
    for name, said in (
        ("terms", "条款一览：谁、给谁、多少、什么时候，能不能司法确认"),
        ("injury", "人身损害赔偿的计算，一项一项写出算法和依据"),
    ):
        glance = verb(name, said)
        glance.add_argument("number", metavar="案号", help=_CASE)
        glance.add_argument("--json", action="store_true", help="按 JSON 输出")
    paper = verb("paper", "生成文书（.docx，文件名写 .pdf 就是 PDF）：协议书定稿后是原件，之前是草稿")
    paper.add_argument("number", metavar="案号", help=_CASE)
    paper.add_argument("name", nargs="?", default="人民调解协议书", metavar="文书", help=_PAPER)
    paper.add_argument(
        "--which", type=_which, default=1, metavar="第几份", help="同名的有几份时，如第2份调解记录写 2"
    )
    paper.add_argument("-o", "--output", required=True, metavar="文件")
    _printing(verb)
    verb("finalise", "定稿：固定要打印签名的协议书").add_argument("number", metavar="案号", help=_CASE)
    void = verb("void", "作废定稿，以便修改")
    void.add_argument("number", metavar="案号", help=_CASE)
    void.add_argument("--reason", required=True, metavar="原因", help="为什么作废")
    sign = verb("sign", "登记纸上的签名，或调委会盖章")
    sign.add_argument("number", metavar="案号", help=_CASE)
    sign.add_argument("name", nargs="?", metavar="姓名")
    sign.add_argument("--capacity", metavar="身份", help="如 当事人、贾雨欣的法定代理人、人民调解员、记录人")
    sign.add_argument(
        "--method", default="签名、按指印", metavar="方式", help="签名、盖章、按指印，几样用顿号连起来"
    )
    sign.add_argument("--on", default="今天", metavar="日期", help="哪一天，如 2026-03-06、今天")
    sign.add_argument("--stamp", action="store_true", help="登记调委会盖章（不写姓名）")
    verb("seal", "封存：签名盖章齐了，永远不再改").add_argument("number", metavar="案号", help=_CASE)
    verify = verb("verify", "核验文书：封存后没有改动、改动过，还是不认识")
    brought = verify.add_mutually_exclusive_group(required=True)
    brought.add_argument("what", nargs="?", metavar="文件或校验码", help=".docx、PDF，或纸上的16位校验码")
    brought.add_argument("--text", metavar="文件", help="照纸上打下来的文字，存成文本文件；- 是标准输入")
    take = verb("get", "取走文书：协议书、明白卡等，写 人民调解协议书.pdf 取 PDF")
    take.add_argument("number", metavar="案号", help=_CASE)
    take.add_argument("name", nargs="?", default="人民调解协议书", metavar="文书", help=_PAPER)
    take.add_argument("-o", "--output", metavar="文件", help="写到文件，不写则从标准输出送出")
    verb("taken", "谁在什么时候取走了哪份文书").add_argument("number", metavar="案号", help=_CASE)
    door = verb("door", "一把 SSH 钥匙的入口，写在服务器的 authorized_keys 里")
    door.add_argument("key", type=int, metavar="钥匙", help="钥匙登记的号码")
    verb("standby", "候着：先装好程序，等人登录，登录就快（由 systemd 运行）")
    verb("check-terminal", "检查终端软件：编码、字宽、功能键，哪里要改")
    doctor = verb("doctor", "检查数据、权限、登记簿、备份、钥匙、字体、排版程序和打印机")
    doctor.add_argument("--json", action="store_true", help="按 JSON 输出")
    usage_office.add(verb("office", "服务器、人员、钥匙、证书、登记簿、报表（管理员用）"), everywhere)
    _laws(verb("laws", "法律原文：导入、查看、查找；给案件找法条"), everywhere)
    _templates(verb("templates", "文书的模板：用的是哪一份；本单位改的模板能不能用"), everywhere)
    return whole


def _printing(verb: Verb) -> None:
    """The verbs that have to do with printers."""
    printing = verb("print", "打印文书：协议书定稿后每方一份、调委会一份，别的一份")
    printing.add_argument("number", metavar="案号", help=_CASE)
    printing.add_argument("paper", nargs="?", default="人民调解协议书", metavar="文书", help=_PAPER)
    printing.add_argument(
        "--which", type=_which, default=1, metavar="第几份", help="同名的有几份时，如第2份调解记录写 2"
    )
    printing.add_argument("--copies", type=int, metavar="份数", help="打几份，不写按规定的份数")
    printing.add_argument("--queue", metavar="打印机", help="不写用自己选定的、默认的")
    printing.add_argument("--one-sided", action="store_true", help="打单面，不写就照平常的")
    printing.add_argument("--draft", action="store_true", help="还没有定稿，打一份草稿看看")
    printing.add_argument("--wait", type=float, metavar="秒", help="等到真的打印完，最多等这么久")
    printing.add_argument("--status", action="store_true", help="不打印，只看这个案件打印过什么、到哪里了")
    printers = verb("printers", "列出打印机：哪台是自己的，能不能打双面，好不好用")
    printers.add_argument("--default", metavar="打印机", help="以后都用这台打印")


def _laws(laws: argparse.ArgumentParser, everywhere: argparse.ArgumentParser) -> None:
    """The verbs of ``tiaojie laws``."""
    verb = verbs_of(laws, "laws_verb", everywhere)
    verb("import", "导入国家法律法规数据库的 .docx 原件，或同样排法的 .txt").add_argument(
        "files", nargs="+", metavar="文件", help="文件，或装着文件的文件夹"
    )
    show = verb("show", "看一条的原文，如 laws show 民法典 288")
    show.add_argument("law", metavar="法律", help="全称或简称，如 民法典、道交法")
    show.add_argument("article", nargs="?", default="", metavar="条", help="如 288、二百八十八、第288条")
    search = verb("search", "在导入的原文里查找")
    search.add_argument("words", nargs="+", metavar="词", help="一个字也行；写几个词，就要都有")
    for dated in (show, search):
        dated.add_argument("--on", default="", metavar="日期", help="哪一天的版本，如 2025-12-31，不写是今天")
    verb("list", "列出导入的法律：名称、版本、施行日、条数、是否现行")
    propose = verb("propose", "给案件找法条，最用得上的在前")
    propose.add_argument("number", metavar="案号", help=_CASE)
    propose.add_argument("--json", action="store_true", help="按 JSON 输出")


def _templates(templates: argparse.ArgumentParser, everywhere: argparse.ArgumentParser) -> None:
    """The verbs of ``tiaojie templates``."""
    verb = verbs_of(templates, "templates_verb", everywhere)
    check = verb("check", "检查本单位的模板，一条一条说出哪里要改")
    check.add_argument("files", nargs="+", metavar="文件", help="模板（.docx），文件名是文书的名称")
    check.add_argument("--as", dest="paper", metavar="文书", help="文件名不是文书的名称时写，如 明白卡")
    verb("list", "列出每种文书和它用的模板")
    look = verb("look", "文书的样式：公文（公文式样，字大行疏）或简式（宋体，省纸）")
    look.add_argument("look", nargs="?", metavar="样式", help="公文、简式；不写就看现在是哪一种")
