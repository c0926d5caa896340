"""Weights for gist.py, computed by tests/understanding/learn_gist.py."""

PACKED = (
    "WxqOU70gkRq7EiNhdqBwVOjrvCwFaYSFTRu+L4eVUcKXsRGyQmu3mApmYs005DKtAdCrwSS662woZsD5f6i/uSW2onxRE3+9U9E0"
    "U0ff/io92FYoZanfKZMm5jrxtcozqq3Wa/91O1dnJ9nlCNqmvG0vct4QRALZJR8I49a5+u/zfhUZSX+KBP4XFgVjt9Vfym61XYv9"
    "WSwm7knj91g+XxbB6R2DnGhBof6SccbvYNsJC47OQau76mIPq+cNpdQRdU+10NVNfVqxPSem6S9nfA4UpaT4DfbpR7yfR2EcdNHN"
    "X17WJVTr+LrgMwufrO6RHFqqYSododrNIiO/3ichNgr57j66rSq8/eXLCJYPB4oQDr9KYvev2toi2agI4Gj9gbDfs/F5ZS56mNd2"
    "YoYAVJ4dhE9KtxW5DCMsfgUywrN/5AE8K6Nd3pL0+86sYtS6bigOBE93eIC/Yrlkhs+HCjjanfl876uYL3PWsz5plTAhMEb8w0hT"
    "c1Os4VpGjMNt8tjS8wGopDDLki/swCKre836t7Z95IBpdeM6/bNEHZggS9G6dLIr4dEKDoYahHyuiE244HVeQyw/pBr+UcqW/wdo"
    "X8X+"
)
