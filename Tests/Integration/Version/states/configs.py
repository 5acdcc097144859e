"""versioneer's settings in each of its two files, and the files that a version may be frozen in."""

import json

STYLES = [
    "pep440", "pep440-branch", "pep440-pre", "pep440-post", "pep440-post-branch", "pep440-old",
    "git-describe",
    "git-describe-long"]
PREFIXES = ["", "", "v", "v", "v", "''", '""', "release/", "orbyter-ml-dev-", "v*", "[v]", "1.", "V", "vé",
    "%"]


def settings(random, folder_prefixes):
    chosen = {"VCS": "git", "style": random.choice(STYLES), "versionfile_source": "src/_version.py"}
    chosen["tag_prefix"] = random.choice(PREFIXES)
    if random.random() < 0.5:
        chosen["parentdir_prefix"] = random.choice(folder_prefixes)
    if random.random() < 0.3:
        chosen["versionfile_build"] = "_version.py"
    if random.random() < 0.1:
        chosen["verbose"] = random.choice(["true", "no", "0"])
    # What may go wrong, or be left out.
    if random.random() < 0.12:
        chosen[random.choice(["style", "tag_prefix", "VCS", "versionfile_source", "parentdir_prefix"])] = None
    if random.random() < 0.08:
        chosen["style"] = random.choice(["", "default", "pep441"])
    if random.random() < 0.03:
        chosen["VCS"] = random.choice(["svn", "", "Git"])
    return {name: value for name, value in chosen.items() if value is not None}


def setup(random, chosen):
    """As ConfigParser reads it, in one of many ways to write it."""
    lines = random.choice([[], ["[metadata]", "name = x", ""], ["# comment", "[DEFAULT]",
        "style = pep440-old"]])
    lines = lines + [random.choice(["[versioneer]"] * 12 + ["[ versioneer ]", "[versioneer] x"])]
    for name, value in chosen.items():
        value = value.replace("%", random.choice(["%%", "%%", "%%", "%"]))
        name = random.choice([name, name, name.upper()])
        lines.append(f"{name}{random.choice([' = ', '=', ': ', ' : '])}{value}")
        lines += random.choice([[], [], [], ["; a comment"], ["", "  # inside"]])
    if random.random() < 0.05:
        lines.append("vcs = git")
    return random.choice(["\n", "\n", "\r\n"]).join(lines) + "\n"


def toml(random, chosen):
    """The same as TOML, in one of many ways; now and then it is none."""
    quote = random.choice([json.dumps, lambda text: f"'''{text}'''", lambda text: f'"""\n{text}"""'])
    pairs = [f"{name} = {quote(value)}" for name, value in chosen.items()]
    body = random.choice([
        ["[build-system]", 'requires = ["setuptools", "versioneer[toml]==0.29",]', "[tool.versioneer]",
            *pairs],
        ["[tool . 'versioneer'] # here", *pairs, "[[tool.other.x]]", "a.b = 1979-05-27 07:32:00.5Z"],
        ["[tool]", *(f"versioneer.{pair}" for pair in pairs), "n = [1, 0x_1, ]" if random.random() < 0.1 else ""],
        ["tool.versioneer = {" + ", ".join(pair for pair in pairs if "\n" not in pair) + "}"],
    ])
    return "\n".join(body) + "\n" + random.choice(["", "", "", "", "", "[tool.versioneer]\n",
        "x = 1\nx = 2\n", "= 1\n"])


def nothing(random):
    return random.choice([
        "[project]\nname = 'x'\n", "[tool.versioneer]\n", "[tool]\nversioneer = false\n", "tool = {}\n",
        "[tool.versioneer\nVCS = 1", "tool = 5\n# versioneer", "[[tool.versioneer]]\nVCS = 'git'\n"])


def frozen(random):
    """A versionfile_source, by the ways of archives, of earlier runs and of neither."""
    names = random.choice([
        "HEAD -> main, tag: v1.0, tag: 10.0, tag: 9.0", " (HEAD, tag: v2.0, origin/x)", "v1.0, main", "main, x",
        "$Format:%d$", "", "tag: vx, tag: v٣", "tag: release/1", "tag: v1', tag: v\\"])
    keywords = f'    git_refnames = "{names}"\n    git_full = "abc"\n    git_date = "2022-08-09 10:11:12 -0800"\n'
    version = {"date": None, "dirty": False, "error": None, "full-revisionid": "f" * 40,
        "version": "1.2'\"\\é\n"}
    short = f"\nversion_json = '''\n{json.dumps(version, indent=1)}\n'''  # END VERSION_JSON\n"
    return random.choice([
        keywords, keywords, keywords.replace("git_full", "git_fool"),
            keywords.replace("2022-08-09 10:11:12 -0800", ""),
        short, short, short.replace("\n", "\r\n"), short.replace("false", "maybe"), short + keywords,
        short.replace("''' ", "'''"), short.replace("null", '[1, {"a": -0.5e3, "\\ud83d\\ude00": true}]', 1),
        "import os\n", b"# \xff\n"])
