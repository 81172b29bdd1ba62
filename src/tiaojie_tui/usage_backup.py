"""What the command line understands of backups, of putting them back, of upgrades and of destroying."""

from tiaojie_tui.arguments import Verb


def add(verb: Verb) -> None:
    """Give ``tiaojie office`` these verbs."""
    backup = verb("backup", "备份：大家照常办案，做好、核对好、加密，放到第二块硬盘")
    backup.add_argument(
        "--to", action="append", default=[], metavar="文件夹", help="放到哪里，可写几次；不写就照上次"
    )
    backup.add_argument("--days", type=int, default=14, metavar="天", help="这些天的都留着，不写是 14")
    backup.add_argument("--months", type=int, default=24, metavar="月", help="再往前每月留一份，不写是 24")
    backup.add_argument("--unencrypted", action="store_true", help="不加密，只能在自己一个人的电脑上")
    verb("backup-key", "登记备份的公钥").add_argument("key", metavar="公钥", help="age1 开头的一整串")
    restore = verb("restore", "用备份恢复；先加 --drill 演练")
    restore.add_argument("file", metavar="备份")
    restore.add_argument("--identity", metavar="私钥文件", help="保险柜里的那一份，加密的备份要它才打得开")
    restore.add_argument("--drill", action="store_true", help="演练：打开、核对、比较，不动现在的数据")
    verb("upgrade", "程序升级以后，把数据也升上去；要大家都退出")
    ballast = verb("ballast", "预留 64 MB，硬盘满了时应急")
    ballast.add_argument("--free", action="store_true", help="硬盘满了：放出来用")
    verb("deletions", "列出提请销毁的案件")
    retention = verb("retention", "登记一类案件保管几年")
    retention.add_argument("type", metavar="纠纷类型", help="如 邻里纠纷；其他 是没有另写的")
    retention.add_argument("years", type=int, metavar="年", help="从协议那天起；0 是一直保管")
    destroy = verb("destroy", "销毁两个人同意了的案件，写出清册")
    destroy.add_argument("numbers", nargs="*", metavar="案号", help="整个编号；不写就把以前销毁的再清一遍")
    destroy.add_argument("-o", "--output", default="销毁清册.txt", metavar="文件", help="清册写到哪里")
