"""The command line: what a proof option takes with it, and what it leaves for the issue."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.cli.arguments import parse

ISSUE = Path("issues/x.yaml")


@pytest.mark.parametrize(
    ("words", "proof"),
    [
        ("render issues/x.yaml", None),
        ("render issues/x.yaml --proof", "a3"),
        ("render --proof issues/x.yaml", "a3"),
        ("render --proof -o there issues/x.yaml", "a3"),
        ("render --proof a3 issues/x.yaml", "a3"),
        ("render --proof full issues/x.yaml", "full"),
        ("render issues/x.yaml --proof full", "full"),
        ("render --proof=full issues/x.yaml", "full"),
        ("render --pr issues/x.yaml", "a3"),
    ],
)
def test_a_proof_takes_its_size_and_never_the_issue(words: str, proof: str | None) -> None:
    arguments = parse(words.split())
    assert arguments.proof == proof
    assert arguments.issues == [ISSUE]


def test_a_size_that_is_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(["render", "--proof=a4", "x.yaml", "--lang", "zh"])
    assert ended.value.code == 2
    assert "--proof 不能是 'a4'" in capsys.readouterr().err
