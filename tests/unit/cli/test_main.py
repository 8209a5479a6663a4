"""The command from outside: what it prints where, how it ends, and that it never ends in a traceback."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from broadsheet import __version__, cli, pipeline
from broadsheet.base.diagnostics import Diagnostic
from broadsheet.cli import arguments, issues, terminal
from broadsheet.job import Job, Outcome
from tests import faces

Run = Callable[..., tuple[int, str, str]]
GOOD = "newspaper: 版样\ndate: 2025-01-06\npages:\n  - plan: A\n    stories:\n      A: {headline: 一, body: 二。}\n"


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text(GOOD, encoding="utf-8")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def ran(*argv: str) -> tuple[int, str, str]:
        try:
            code = cli.main(argv)
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
        out, err = capsys.readouterr()
        return code, out, err

    return ran


def _outcome(monkeypatch: pytest.MonkeyPatch, make: Callable[[Job], Outcome]) -> None:
    monkeypatch.setattr(pipeline, "render", make)
    monkeypatch.setattr(pipeline, "check", make)


def test_stdout_carries_the_paths_and_nothing_else(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    warning = Diagnostic("BS215")
    _outcome(
        monkeypatch, lambda job: Outcome([warning], {}, (job.output / "a.pdf", job.output / "a/report.json"))
    )
    code, out, err = run("render", "a.yaml", "-o", "o")
    assert (code, out.splitlines()) == (0, [str(Path("o/a.pdf")), str(Path("o/a/report.json"))])
    assert "BS215" in err


@pytest.mark.parametrize(
    ("codes", "ends"),
    [((), 0), (("BS215",), 0), (("BS701",), 1), (("BS701", "BS130"), 2), (("BS130",), 2), (("BS801",), 1)],
)
def test_the_exit_code_tells_the_gravest_fault(
    run: Run, monkeypatch: pytest.MonkeyPatch, codes: tuple[str, ...], ends: int
) -> None:
    args = {"name": "", "key": "", "file": "", "nearest": "", "known": "", "tried": ""}
    _outcome(monkeypatch, lambda job: Outcome([Diagnostic(code, args=args) for code in codes]))
    assert run("check", "a.yaml")[0] == ends


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "BS801"),
        (PermissionError(errno.EACCES, "Permission denied", "o/a.pdf"), "BS802"),
        (OSError(errno.EROFS, "Read-only file system", "o/a.pdf"), "BS802"),
        (OSError(errno.EIO, "Input/output error"), "BS803"),
        (MemoryError(), "BS803"),
        (RuntimeError("a fault of ours"), "BS804"),
        (RecursionError("too deep"), "BS804"),
    ],
)
def test_a_failing_machine_is_told_in_one_line(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: Exception, code: str
) -> None:
    def fail(job: Job) -> Outcome:
        raise error

    _outcome(monkeypatch, fail)
    ended, out, err = run("render", "a.yaml")
    assert (ended, out) == (3, "")
    assert code in err
    assert "Traceback" not in err


def test_details_of_a_fault_of_ours_are_there_for_the_asking(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(job: Job) -> Outcome:
        raise RuntimeError("a fault of ours")

    _outcome(monkeypatch, fail)
    assert "in fail" in run("render", "a.yaml", "-v")[2]


def test_an_interrupted_run_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(job: Job) -> Outcome:
        raise KeyboardInterrupt

    _outcome(monkeypatch, interrupt)
    assert run("check", "a.yaml")[0] == 130


def test_one_failed_issue_does_not_stop_the_next(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail_first(job: Job) -> Outcome:
        if job.issue.stem == "a":
            raise RuntimeError
        return Outcome([], {}, (job.output / "b.pdf",))

    _outcome(monkeypatch, fail_first)
    code, out, err = run("render", "a.yaml", "b.yaml", "--jobs", "1")
    assert code == 3
    assert out.splitlines() == [str(Path("out/b.pdf"))]
    assert "BS804" in err


def test_two_issues_of_one_name_are_refused(run: Run) -> None:
    code, out, err = run("render", "a.yaml", "b/a.yaml")
    assert (code, out) == (2, "")
    assert "BS220" in err


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("1", (1,)),
        ("1,3-4", (1, 3, 4)),
        ("3,1-2,2", (1, 2, 3)),
        ("", ()),
        ("0", ()),
        ("1-", ()),
        ("a", ()),
        ("B02", ("B02",)),
        ("特1,2,B02,特1", (2, "特1", "B02")),
        ("B02-B03", ()),
        ("1,,2", ()),
        ("A/1", ()),
    ],
)
def test_pages_are_numbers_ranges_and_labels(text: str, pages: tuple[int | str, ...]) -> None:
    assert issues.parse_pages(text) == pages


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (["render"], "required"),
        (["render", "a.yaml", "--pages", "x"], "BS221"),
        (["render", "a.yaml", "--assets", "nowhere"], "BS223"),
        (["render", "a.yaml", "--jobs", "0"], "1-256"),
        (["rendre", "a.yaml"], "rendre"),
        (["check", "a.yaml", "--watch"], "--watch"),
        (["check", "nowhere.yaml"], "BS201"),
        (["check", "."], "BS203"),
        (["explain", "BS999"], "BS999"),
        ([], "required"),
    ],
)
def test_wrong_use_ends_with_2_and_says_why(run: Run, argv: list[str], says: str) -> None:
    code, out, err = run(*argv)
    assert (code, out) == (2, "")
    assert says in err


@pytest.mark.parametrize("output", ["a.yaml", "a.yaml/below"])
def test_a_file_in_the_place_of_the_output_folder_is_told_before_any_work(run: Run, output: str) -> None:
    code, _, err = run("render", "a.yaml", "-o", output)
    assert code == 3
    assert "BS805" in err


def test_a_folder_that_cannot_be_written_is_told_before_any_work(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    code, _, err = run("render", "a.yaml")
    assert code == 3
    assert "BS802" in err


def test_check_prints_one_report_a_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    _outcome(monkeypatch, lambda job: Outcome([], {"schema": 1, "issue": job.issue.name, "diagnostics": []}))
    code, out, err = run("check", "a.yaml", "b.yaml", "--format", "json", "--jobs", "1")
    assert [json.loads(line)["issue"] for line in out.splitlines()] == ["a.yaml", "b.yaml"]
    assert (code, err) == (0, "")


def test_a_report_has_its_shape_when_the_machine_failed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(job: Job) -> Outcome:
        raise OSError(errno.EIO, "Input/output error")

    _outcome(monkeypatch, fail)
    report = json.loads(run("check", "a.yaml", "--format", "json")[1])
    assert (report["schema"], report["pages"]) == (1, [])
    assert [fault["code"] for fault in report["diagnostics"]] == ["BS803"]


@pytest.mark.parametrize(("argv", "told"), [(["-q"], ["BS701"]), ([], ["BS701", "BS215"])])
def test_quiet_tells_errors_alone(
    run: Run, monkeypatch: pytest.MonkeyPatch, argv: list[str], told: list[str]
) -> None:
    args = {"name": "a.jpg", "nearest": "", "tried": ""}
    _outcome(monkeypatch, lambda job: Outcome([Diagnostic("BS701", args=args), Diagnostic("BS215")]))
    _, _, err = run("check", "a.yaml", *argv)
    assert [code for code in ("BS701", "BS215") if code in err] == told


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LC_ALL": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW"}, "zh"),
        ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_MESSAGES": "en_US", "LANG": "zh_CN"}, "en"),
    ],
)
def test_the_language_is_the_locale_s(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], language: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert terminal.spoken_language() == language


@pytest.mark.parametrize("option", [["--lang", "zh"], ["--lang=zh"]])
def test_help_and_complaints_are_in_the_language_asked_for(run: Run, option: list[str]) -> None:
    code, out, _ = run("render", "--help", *option)
    assert code == 0
    assert "用法" in out
    assert "usage" not in out
    assert "缺少参数" in run("render", *option)[2]


def test_help_names_no_command_that_is_not_there(run: Run) -> None:
    _, out, _ = run("--help")
    for command in cli._ROOMS:
        assert f"    {command} " in out
    assert "watch" not in out


def test_the_version_is_told(run: Run) -> None:
    assert run("--version") == (0, f"broadsheet {__version__}\n", "")


@pytest.mark.parametrize("code", ["BS207", "bs207", "207"])
def test_a_code_is_explained_in_both_languages(run: Run, code: str) -> None:
    ended, out, _ = run("explain", code)
    assert ended == 0
    assert "版样这一行有 <count> 格" in out
    assert "this row of the plan has <count> cells" in out


def test_the_schema_is_printed(run: Run) -> None:
    assert json.loads(run("schema")[1])["$ref"] == "#/$defs/IssueFile"


def test_the_type_case_is_listed_and_verified(run: Run) -> None:
    code, out, err = run("fonts")
    assert (code, len(out.splitlines())) == (0, 16)
    assert "NotoSerifSC-Regular" in out
    assert "9 font files" in err


def test_a_paper_s_own_faces_are_listed_with_what_they_stand_before(run: Run, tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "1.yaml").write_text("newspaper: 试\n", encoding="utf-8")
    faces.postscript(tmp_path / "fonts" / "own.otf")
    (tmp_path / "fonts" / "fonts.yaml").write_text(
        "faces: {serif-400: {file: own.otf}, kai-400: {file: own.otf, language: ja}}\n", encoding="utf-8"
    )
    code, out, err = run("fonts", str(tmp_path / "1.yaml"))
    rows = {line.split()[0]: line for line in out.splitlines()}
    assert code == 0
    assert "10 font files" in err
    assert rows["serif-400"].split()[1:6] == [
        "Trial-Regular",
        "own.otf",
        "CFF",
        "zh-Hans",
        "serif-400/NotoSerifSC-400.ttf,",
    ]
    assert "= " not in rows["kai-400"]
    assert run("fonts", "--assets", str(tmp_path))[1] == out
    assert run("fonts")[1] != out


@pytest.mark.parametrize("command", ["fonts", "doctor"])
def test_a_torn_face_of_a_paper_is_told_once(run: Run, command: str, tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "1.yaml").write_text("newspaper: 试\n", encoding="utf-8")
    (tmp_path / "fonts" / "own.ttf").write_bytes(b"torn")
    (tmp_path / "fonts" / "fonts.yaml").write_text("faces: {own-400: {file: own.ttf}}\n", encoding="utf-8")
    code, _, err = run(command, str(tmp_path / "1.yaml"))
    assert code == 1
    assert err.count("[BS404]") == 1


def test_the_case_of_an_issue_that_is_not_there_is_refused(run: Run, tmp_path: Path) -> None:
    code, _, err = run("fonts", str(tmp_path / "gone.yaml"), "--assets", str(tmp_path / "nowhere"))
    assert code == 2
    assert "[BS201]" in err
    assert "[BS223]" in err


def test_the_doctor_finds_everything_in_order(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("BROADSHEET_CACHE", str(tmp_path / "cache"))
    code, out, _ = run("doctor")
    assert code == 0
    assert "!!" not in out
    assert str(tmp_path / "cache") in out


def _shell(*argv: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    clean = {
        k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "PYTHONIO", "PYTHONUTF8"))
    }
    command = [sys.executable, "-m", "broadsheet", *argv]
    return subprocess.run(command, env={**clean, **environment}, capture_output=True, check=False)


@pytest.mark.parametrize(
    ("environment", "encoding"),
    [
        ({"PYTHONIOENCODING": "gbk", "LC_ALL": "zh_CN.GBK"}, "gbk"),
        ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, "ascii"),
        ({"PYTHONIOENCODING": "ascii", "LC_ALL": "zh_CN.UTF-8"}, "ascii"),
        ({"PYTHONIOENCODING": "latin-1", "LC_ALL": "zh_CN.UTF-8"}, "latin-1"),
    ],
)
def test_any_terminal_can_show_a_fault(environment: dict[str, str], encoding: str, tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("newspaper: 版样𬭚\ntilte: 一", encoding="utf-8")
    ended = _shell("check", "bad.yaml", **environment)
    told = ended.stderr.decode(encoding)
    assert ended.returncode == 2
    assert "BS130" in told
    assert "bad.yaml:2:1" in told
    assert "Traceback" not in told


def test_json_survives_any_terminal(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("newspaper: 版样𬭚\ntilte: 一", encoding="utf-8")
    ended = _shell("check", "bad.yaml", "--format", "json", PYTHONIOENCODING="ascii")
    assert "BS130" in {fault["code"] for fault in json.loads(ended.stdout)["diagnostics"]}
    assert json.loads(_shell("schema", PYTHONIOENCODING="ascii").stdout) == json.loads(
        _shell("schema").stdout
    )


def test_a_reader_that_leaves_early_is_no_fault() -> None:
    command = f'"{sys.executable}" -m broadsheet schema | head -c 10'
    ended = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, b"")


def test_help_loads_nothing_heavy() -> None:
    script = (
        "import sys\nfrom broadsheet.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "print([m for m in ('yaml', 'uharfbuzz', 'PIL', 'reportlab') if m in sys.modules], file=sys.stderr)"
    )
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert ended.stderr.strip() == b"[]"


def test_every_command_has_its_room() -> None:
    for command in cli._ROOMS:
        parsed = arguments.parse(
            [
                command,
                *([] if command in ("schema", "fonts", "doctor") else ["a"]),
            ]
        )
        assert parsed.command == command


def test_another_press_than_the_issue_names_may_be_asked_for(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str | None] = []

    def note(job: Job) -> Outcome:
        asked.append(job.press)
        return Outcome([])

    _outcome(monkeypatch, note)
    run("render", "a.yaml")
    run("render", "a.yaml", "--press", "newsprint-26")
    assert asked == [None, "newsprint-26"]


def test_a_press_that_is_not_there_is_an_error_of_the_command(run: Run) -> None:
    code, _, err = run("check", "a.yaml", "--press", "letterpress")
    assert code == 2
    assert "BS306" in err
