"""The seal (防篡改封存): proof that a file is the one that was closed, and nothing more.

It is neither an 电子签名 of the parties nor backed by a licensed 电子认证服务 (电子签名法第16条): the
certificate is home-made. The paper with ink on it stays first. Functions here take and give bytes.
"""
