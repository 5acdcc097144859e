/// What versions are told from: settings in both files, frozen versions, and what git says.
enum VersionSeeds {
  static let pyproject = [table, dotted, odd].map { Array($0.utf8) }
  static let setup = [ordinary, inherited].map { Array($0.utf8) }
  static let sources = [keywords, frozen].map { Array($0.utf8) }
  static let descriptions = [
    "v1.2.3-4-gabc1234-dirty", "1.2+local.7-0-gabc", "v1.0.post2-1-g0123", "abc1234", "abc1234-dirty",
    "v2-dirty-2-gabc-3-gdef",
  ].map { Array($0.utf8) }

  private static let table = """
    [build-system]
    requires = ["setuptools", "versioneer[toml]==0.29",] # here
    [project]
    dates = [ 1979-05-27T07:32:00Z, 07:32:00.999, 1979-05-27 ]
    numbers = { a = 0xFF, b.c = -1_000.5e-3, d = [ true, inf ] }
    [tool.versioneer]
    VCS = "git"
    style = 'pep440-branch'
    versionfile_source = \"""src/\\
       _version.py\"""
    tag_prefix = '''v'''
    parentdir_prefix = "pkg-\\u00e9"
    [[tool.other]]
    [tool.other.inner]
    [[tool.other]]
    """

  private static let dotted =
    "tool.'versioneer' = {VCS = \"git\", versionfile_source = ''}\r\n[a.b]\r\nc = {}\r\n[a]\r\n"

  private static let odd =
    "# \u{E9}\n[tool]\nversioneer = false\n\"\" = \"\\\\ \\U0001F600 \\n\"\n'' . x = ''\n"

  private static let ordinary = """
    [metadata]
    name = x
    [versioneer]
    VCS = git
    style: pep440-pre
    versionfile_source = src/_version.py
    tag_prefix = ''
    parentdir_prefix = %(p)s%%
    p = pkg-
    verbose = no
    """

  private static let inherited =
    "[DEFAULT]\nvcs = git\nversionfile_source =\n\n  x\n[versioneer] y\ntag_prefix=v\n"

  private static let keywords = """
    def get_keywords():
        git_refnames = " (HEAD -> main, tag: v1.0, tag: 10.0)"
        git_full = "abc"
        git_date = "2022-08-09 10:11:12 -0800"
    """

  private static let frozen = """
    version_json = '''
    {"date": null, "dirty": false, "n": [1, -0.5e3, {"\\ud83d\\ude00": "\\u0027"}], "version": "1.2"}
    '''  # END VERSION_JSON
    """
}
